/** At what rates customers exchange: spreads as data, and rate cards with version and validity. */
@NullMarked
package io.okpay.fx.card;

import org.jspecify.annotations.NullMarked;
