package io.okpay.notification.message;

import java.util.UUID;

/**
 * A message as it leaves the house.
 *
 * @param id the same at each attempt
 * @param recipient an E.164 phone number or an e-mail address
 * @param receiptWanted whether the provider should tell whether it arrived
 */
record Outgoing(UUID id, String recipient, Language language, Text text, boolean receiptWanted) {

    @Override
    public String toString() {
        return "Outgoing[" + id + "]";
    }
}
