/** Those who are paid for goods and services, and whose own servers act for them. */
@NullMarked
package io.okpay.account.merchant;

import org.jspecify.annotations.NullMarked;
