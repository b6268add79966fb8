package io.okpay.payment.promotion;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class PromotionProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(PromotionProblem.values());
    }
}
