/**
 * The small closed module that all services share: money, events, outbox, inbox, idempotency, problems and defaults. A piece
 * is admitted when three services use it or when it is a wire contract; it holds no business rule and no entity.
 */
@NullMarked
package io.okpay.platform;

import org.jspecify.annotations.NullMarked;
