package io.okpay.payment.payout;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class PayoutProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(PayoutProblem.values());
    }
}
