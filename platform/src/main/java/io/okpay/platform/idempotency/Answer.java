package io.okpay.platform.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * What an idempotent operation answers the first time and at every replay.
 *
 * @param status the HTTP status
 * @param body becomes JSON once and is replayed byte for byte
 * @param location where the created resource is, if one was created
 */
public record Answer(int status, Object body, @Nullable String location) {

    /** {@code 201 Created} with its place. */
    public static Answer created(Object body, String location) {
        return new Answer(201, body, location);
    }
}
