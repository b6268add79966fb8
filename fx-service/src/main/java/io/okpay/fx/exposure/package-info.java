/** What executed conversions left with the operator: position, average rates and margin, and what to hedge. */
@NullMarked
package io.okpay.fx.exposure;

import org.jspecify.annotations.NullMarked;
