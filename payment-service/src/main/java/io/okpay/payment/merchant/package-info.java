/** Read model of the merchants that account-service registers, and who of them calls. */
@NullMarked
package io.okpay.payment.merchant;

import org.jspecify.annotations.NullMarked;
