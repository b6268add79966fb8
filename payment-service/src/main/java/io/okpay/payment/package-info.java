/**
 * Money in motion. {@code quote} prices a payment by {@code tariff} with what {@code directory} knows; {@code order} is what a
 * {@code merchant} asks to be paid, {@code payout} what it pays in bulk; {@code payment} is the
 * payment with its states, step-up and results; {@code acquirer} charges cards.
 */
@NullMarked
package io.okpay.payment;

import org.jspecify.annotations.NullMarked;
