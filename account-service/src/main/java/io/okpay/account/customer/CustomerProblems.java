package io.okpay.account.customer;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class CustomerProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(CustomerProblem.values());
    }
}
