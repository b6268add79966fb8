package io.okpay.payment.reconciliation;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class ReconciliationProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(ReconciliationProblem.values());
    }
}
