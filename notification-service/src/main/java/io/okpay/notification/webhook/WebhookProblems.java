package io.okpay.notification.webhook;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class WebhookProblems implements ProblemSet {

    @Override
    public List<? extends ProblemCode> codes() {
        return List.of(WebhookProblem.values());
    }
}
