/**
 * What money can be exchanged, and at what rate. {@code currency} is the catalogue of currencies, {@code rate} mid rates and their
 * crosses, {@code feed} where they come from and what is kept out, {@code spread} what customers
 * pay over them, {@code card} what they exchange at, {@code conversion}
 * what an amount comes to, {@code history} how rates were, {@code live} how they move, {@code alert} who waits for them,
 * {@code exposure} what executed conversions left with the operator.
 */
@NullMarked
package io.okpay.fx;

import org.jspecify.annotations.NullMarked;
