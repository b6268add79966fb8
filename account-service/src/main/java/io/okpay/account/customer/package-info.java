/** Registration, identity, and the customer. */
@NullMarked
package io.okpay.account.customer;

import org.jspecify.annotations.NullMarked;
