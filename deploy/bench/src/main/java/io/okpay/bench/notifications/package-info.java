/** Messages from their command in Kafka to their acceptance by a provider, also while notification-service is killed. */
@NullMarked
package io.okpay.bench.notifications;

import org.jspecify.annotations.NullMarked;
