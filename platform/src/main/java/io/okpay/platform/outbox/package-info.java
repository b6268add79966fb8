/** Transactional outbox: events are written with the business change and published right after its commit. */
@NullMarked
package io.okpay.platform.outbox;

import org.jspecify.annotations.NullMarked;
