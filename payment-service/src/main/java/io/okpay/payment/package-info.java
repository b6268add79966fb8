/**
 * Money in motion. {@code quote} prices a payment by {@code tariff} with what {@code directory} knows; {@code order} is what a
 * {@code merchant} asks to be paid, {@code payout} what it pays in bulk, {@code schedule} what a customer pays on later days;
 * {@code payment} is the payment with its states and results, and {@code stepup} the factors that confirm it; {@code acquirer} and
 * {@code bank} are the rails; {@code rate} keeps the rate cards of {@code fx-service} and exchanges at them; across a border money goes
 * through a {@code corridor}, to a wallet or to a {@code beneficiary}.
 */
@NullMarked
package io.okpay.payment;

import org.jspecify.annotations.NullMarked;
