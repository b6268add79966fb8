package io.okpay.notification.support;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class SupportProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(SupportProblem.values());
    }
}
