package io.okpay.payment.payment;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class PaymentProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(PaymentProblem.values());
    }
}
