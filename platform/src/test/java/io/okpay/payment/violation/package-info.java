/** Known violations that prove the rules of the house. */
@NullMarked
package io.okpay.payment.violation;

import org.jspecify.annotations.NullMarked;
