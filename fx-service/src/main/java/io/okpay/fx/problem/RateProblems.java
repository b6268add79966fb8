package io.okpay.fx.problem;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class RateProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(RateProblem.values());
    }
}
