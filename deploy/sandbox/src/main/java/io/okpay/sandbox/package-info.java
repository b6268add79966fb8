/** The outside world in a box: a card acquirer, an SMS operator and a mailbox, with an inbox that people and tests can read. */
@NullMarked
package io.okpay.sandbox;

import org.jspecify.annotations.NullMarked;
