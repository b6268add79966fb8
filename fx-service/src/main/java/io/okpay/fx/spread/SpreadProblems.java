package io.okpay.fx.spread;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class SpreadProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(SpreadProblem.values());
    }
}
