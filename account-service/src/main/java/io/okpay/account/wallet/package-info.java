/** One balance of a customer for each currency. */
@NullMarked
package io.okpay.account.wallet;

import org.jspecify.annotations.NullMarked;
