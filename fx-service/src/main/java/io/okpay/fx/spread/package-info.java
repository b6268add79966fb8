/** What customers pay over the mid rate, as versioned data. */
@NullMarked
package io.okpay.fx.spread;

import org.jspecify.annotations.NullMarked;
