package io.okpay.notification.merchant;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class MerchantProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(MerchantProblem.values());
    }
}
