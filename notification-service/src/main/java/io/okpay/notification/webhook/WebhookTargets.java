package io.okpay.notification.webhook;

import io.okpay.notification.webhook.address.Target;
import io.okpay.notification.webhook.address.TargetPolicy;
import io.okpay.notification.webhook.address.TargetRefusedException;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Where this installation's webhooks may go. */
@Singleton
public class WebhookTargets {

    private static final Set<String> PROFILES_WITH_LOOPBACK = Set.of("local", "dev", "test");

    private final TargetPolicy policy;

    WebhookTargets(WebhookRules rules) {
        boolean loopback =
                rules.loopbackAllowed() && !Collections.disjoint(ConfigUtils.getProfiles(), PROFILES_WITH_LOOPBACK);
        this.policy = new TargetPolicy(rules.ports(), loopback, host -> List.of(InetAddress.getAllByName(host)));
    }

    /** The policy, for each attempt. */
    public TargetPolicy policy() {
        return policy;
    }

    /**
     * Refuses a URL of a request.
     *
     * @throws ProblemException with the code that says why
     */
    void check(String url) {
        try {
            Target _ = policy.resolve(url);
        } catch (TargetRefusedException e) {
            throw switch (e.reason()) {
                case INVALID -> refusal(WebhookProblem.WEBHOOK_URL_INVALID);
                case NOT_HTTPS -> refusal(WebhookProblem.WEBHOOK_URL_NOT_HTTPS);
                case USERINFO -> refusal(WebhookProblem.WEBHOOK_URL_HAS_USERINFO);
                case PORT -> refusal(WebhookProblem.WEBHOOK_PORT_NOT_ALLOWED).with("port", port(url));
                case HOST_UNKNOWN -> refusal(WebhookProblem.WEBHOOK_HOST_UNKNOWN);
                case ADDRESS -> refusal(WebhookProblem.WEBHOOK_ADDRESS_NOT_ALLOWED);
            };
        }
    }

    private static ProblemException refusal(WebhookProblem problem) {
        return ProblemException.of(problem, "url");
    }

    private static int port(String url) {
        URI uri = URI.create(url);
        return uri.getPort() == -1 ? 80 : uri.getPort();
    }
}
