package io.okpay.payment.request;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class RequestProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(RequestProblem.values());
    }
}
