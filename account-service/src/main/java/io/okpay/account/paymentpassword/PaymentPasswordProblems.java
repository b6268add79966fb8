package io.okpay.account.paymentpassword;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class PaymentPasswordProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(PaymentPasswordProblem.values());
    }
}
