package io.okpay.payment.approval;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class ApprovalProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(ApprovalProblem.values());
    }
}
