package io.okpay.notification.message;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class MessageProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(MessageProblem.values());
    }
}
