/**
 * What executed conversions left with the operator: position, average rates and margin, what to hedge, and whether the ledger has the
 * same.
 */
@NullMarked
package io.okpay.fx.exposure;

import org.jspecify.annotations.NullMarked;
