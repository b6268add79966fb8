/** What a wallet held and how it came to that: balances at any instant, entries, statements. Reads only. */
@NullMarked
package io.okpay.account.statement;

import org.jspecify.annotations.NullMarked;
