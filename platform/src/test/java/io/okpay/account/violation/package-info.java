/** Known violations that prove the rules of the house. */
@NullMarked
package io.okpay.account.violation;

import org.jspecify.annotations.NullMarked;
