package io.okpay.payment.rail;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class RailProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(RailProblem.values());
    }
}
