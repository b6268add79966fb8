package io.okpay.sandbox.callback;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * A message to the operator.
 *
 * @param id the same when it is sent again
 */
@RegisterForReflection
public record Callback(String id, Sender sender, String body) {

    /** Who tells, where and how. */
    public enum Sender {
        ACQUIRER("card", "application/json"),
        BANK("bank", "application/xml"),
        SMS("sms", "application/json");

        private final String rail;
        private final String mediaType;

        Sender(String rail, String mediaType) {
            this.rail = rail;
            this.mediaType = mediaType;
        }

        String path() {
            return rail + "/callbacks";
        }

        String mediaType() {
            return mediaType;
        }
    }

    /** A new message. */
    public static Callback of(Sender sender, String body) {
        return new Callback(UUID.randomUUID().toString(), sender, body);
    }
}
