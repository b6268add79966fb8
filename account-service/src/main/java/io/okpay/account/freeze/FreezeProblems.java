package io.okpay.account.freeze;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class FreezeProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(FreezeProblem.values());
    }
}
