package io.okpay.payment.order;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class OrderProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(OrderProblem.values());
    }
}
