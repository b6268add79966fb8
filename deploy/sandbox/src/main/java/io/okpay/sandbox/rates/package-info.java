/** Sources of rates: the files of a central bank and a stream, made from a seed, and switches that spoil them. */
@NullMarked
package io.okpay.sandbox.rates;

import org.jspecify.annotations.NullMarked;
