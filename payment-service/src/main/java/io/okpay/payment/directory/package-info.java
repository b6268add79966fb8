/** Read models of what account-service owns: customers, wallets with balances as last seen, cards. */
@NullMarked
package io.okpay.payment.directory;

import org.jspecify.annotations.NullMarked;
