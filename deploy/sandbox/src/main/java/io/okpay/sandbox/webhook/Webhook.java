package io.okpay.sandbox.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * One request that came.
 *
 * @param id its webhook-id
 * @param verified whether it was signed with the shop's secret, within five minutes
 * @param body as it came
 * @param at when
 */
@RegisterForReflection
public record Webhook(String id, boolean verified, String body, Instant at) {}
