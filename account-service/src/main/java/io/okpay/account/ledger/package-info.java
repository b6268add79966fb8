/** Double entry: accounts, transfers and postings, decided in batches by a pure function. */
@NullMarked
package io.okpay.account.ledger;

import org.jspecify.annotations.NullMarked;
