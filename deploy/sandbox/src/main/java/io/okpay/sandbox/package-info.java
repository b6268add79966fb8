/** The outside world in a box: a card acquirer, a bank, an SMS operator, a mailbox, a merchant's server and sources of rates, with an inbox that people and tests can read. */
@NullMarked
package io.okpay.sandbox;

import org.jspecify.annotations.NullMarked;
