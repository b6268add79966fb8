package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.UUID;

/**
 * Command: send a message from a template.
 *
 * @param messageId the same id is sent once
 * @param channel how it travels
 * @param recipient an E.164 phone number or an e-mail address
 * @param locale BCP 47
 * @param template the name of a template of {@code notification-service}
 * @param variables what the template names
 */
@RegisterForReflection
public record MessageRequested(
        UUID messageId,
        Channel channel,
        String recipient,
        String locale,
        String template,
        Map<String, String> variables)
        implements Event {

    @Override
    public String key() {
        return recipient;
    }
}
