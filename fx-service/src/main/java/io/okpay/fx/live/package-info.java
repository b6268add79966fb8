/** Rates as they move, as server-sent events. */
@NullMarked
package io.okpay.fx.live;

import org.jspecify.annotations.NullMarked;
