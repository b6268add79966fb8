package io.okpay.notification.page;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class PageProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(PageProblem.values());
    }
}
