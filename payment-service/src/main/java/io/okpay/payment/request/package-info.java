/** Asking a person for money. */
@NullMarked
package io.okpay.payment.request;

import org.jspecify.annotations.NullMarked;
