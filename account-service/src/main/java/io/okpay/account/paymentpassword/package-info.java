/** The six digits that confirm a payment, and the challenges that they answer. */
@NullMarked
package io.okpay.account.paymentpassword;

import org.jspecify.annotations.NullMarked;
