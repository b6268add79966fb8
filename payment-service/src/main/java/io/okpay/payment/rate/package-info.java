/** Rate cards as {@code fx-service} published them, and what an exchange at them comes to. */
@NullMarked
package io.okpay.payment.rate;

import org.jspecify.annotations.NullMarked;
