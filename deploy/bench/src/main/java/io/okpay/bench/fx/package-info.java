/** Rates: the pricing alone, how fast an issue of cards is on Kafka, and quotes at a steady rate while cards are renewed every second. */
@NullMarked
package io.okpay.bench.fx;

import org.jspecify.annotations.NullMarked;
