/** How rates were: bars for charts. */
@NullMarked
package io.okpay.fx.history;

import org.jspecify.annotations.NullMarked;
