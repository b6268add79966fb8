/** Bank accounts abroad that a customer sends money to, checked by the rules of their countries. */
@NullMarked
package io.okpay.payment.beneficiary;

import org.jspecify.annotations.NullMarked;
