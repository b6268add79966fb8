package io.okpay.account.instrument;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class InstrumentProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(InstrumentProblem.values());
    }
}
