/** Payments through the gateway, from the quote to {@code COMPLETED}, beside the floor of one durable insert. */
@NullMarked
package io.okpay.bench.payments;

import org.jspecify.annotations.NullMarked;
