/** Who pays less, when and how much: terms that two people agree on, a budget that holds, and a cap for each customer. */
@NullMarked
package io.okpay.payment.promotion;

import org.jspecify.annotations.NullMarked;
