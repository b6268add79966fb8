package io.okpay.payment.beneficiary;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class BeneficiaryProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(BeneficiaryProblem.values());
    }
}
