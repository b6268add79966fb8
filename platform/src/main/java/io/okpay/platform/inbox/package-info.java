/** Idempotent consumption: an event's id is recorded in the transaction of its effect. */
@NullMarked
package io.okpay.platform.inbox;

import org.jspecify.annotations.NullMarked;
