/** What merchants pay out in bulk: up to ten thousand lines, validated as a whole, confirmed once, and paid line by line. */
@NullMarked
package io.okpay.payment.payout;

import org.jspecify.annotations.NullMarked;
