package io.okpay.notification.announcement;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class AnnouncementProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(AnnouncementProblem.values());
    }
}
