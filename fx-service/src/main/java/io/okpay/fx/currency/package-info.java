/** The catalogue of currencies. */
@NullMarked
package io.okpay.fx.currency;

import org.jspecify.annotations.NullMarked;
