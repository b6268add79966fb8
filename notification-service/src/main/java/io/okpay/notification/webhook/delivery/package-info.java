/** Takes messages to merchants' endpoints: at least once, in no promised order, and no endpoint waits for another. */
@NullMarked
package io.okpay.notification.webhook.delivery;

import org.jspecify.annotations.NullMarked;
