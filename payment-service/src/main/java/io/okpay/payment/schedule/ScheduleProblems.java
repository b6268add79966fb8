package io.okpay.payment.schedule;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class ScheduleProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(ScheduleProblem.values());
    }
}
