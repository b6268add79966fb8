/**
 * Webhooks for merchants by the Standard Webhooks specification. Here are a merchant's endpoints; {@code address} says where
 * messages may go, and {@code delivery} takes them there.
 */
@NullMarked
package io.okpay.notification.webhook;

import org.jspecify.annotations.NullMarked;
