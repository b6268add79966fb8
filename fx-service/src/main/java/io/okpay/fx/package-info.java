/** What money can be exchanged, and at what rate. {@code currency} is the catalogue of currencies that the suite serves. */
@NullMarked
package io.okpay.fx;

import org.jspecify.annotations.NullMarked;
