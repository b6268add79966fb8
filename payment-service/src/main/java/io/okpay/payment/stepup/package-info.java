/** Step-up: the two factors that confirm a payment or a mandate, bound to what they confirm (PSD2 RTS Art. 4 and 5). */
@NullMarked
package io.okpay.payment.stepup;

import org.jspecify.annotations.NullMarked;
