package io.okpay.payment.operatorcase;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class CaseProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(CaseProblem.values());
    }
}
