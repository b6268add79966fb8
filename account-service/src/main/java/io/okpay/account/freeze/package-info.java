/**
 * Freezes of customers by operators: no money leaves until two operators agree that it may. It knows wallets and the ledger; the
 * customer follows it.
 */
@NullMarked
package io.okpay.account.freeze;

import org.jspecify.annotations.NullMarked;
