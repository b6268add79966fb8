/**
 * Customers, what they own, and the books. {@code customer} registers people with the identity provider; {@code paymentpassword}
 * is the second factor that they know; {@code device} knows where they log in from; {@code instrument} binds their cards; {@code merchant} registers businesses; {@code wallet} holds one balance for each currency;
 * {@code freeze} keeps money from leaving; {@code ledger} is the double-entry truth behind every balance.
 */
@NullMarked
package io.okpay.account;

import org.jspecify.annotations.NullMarked;
