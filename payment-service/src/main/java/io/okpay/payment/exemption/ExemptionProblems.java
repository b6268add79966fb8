package io.okpay.payment.exemption;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class ExemptionProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(ExemptionProblem.values());
    }
}
