/** What one currency is worth in another: mid rates, and crosses through their base. Pure. */
@NullMarked
package io.okpay.fx.rate;

import org.jspecify.annotations.NullMarked;
