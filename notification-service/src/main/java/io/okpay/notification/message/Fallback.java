package io.okpay.notification.message;

import io.okpay.platform.event.Channel;

/**
 * The other way to a person, taken when the first one leads nowhere.
 *
 * @param recipient an E.164 phone number or an e-mail address
 */
public record Fallback(Channel channel, String recipient) {}
