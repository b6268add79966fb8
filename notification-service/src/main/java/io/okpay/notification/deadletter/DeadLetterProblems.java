package io.okpay.notification.deadletter;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class DeadLetterProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(DeadLetterProblem.values());
    }
}
