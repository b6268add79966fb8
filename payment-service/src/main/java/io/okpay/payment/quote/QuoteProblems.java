package io.okpay.payment.quote;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class QuoteProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(QuoteProblem.values());
    }
}
