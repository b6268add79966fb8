/** The ways money takes into the suite and out of it: what every connector does alike, and what stands between them and a payment. */
@NullMarked
package io.okpay.payment.rail;

import org.jspecify.annotations.NullMarked;
