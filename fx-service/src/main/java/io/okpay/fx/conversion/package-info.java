/** What an amount comes to at the rates of now. */
@NullMarked
package io.okpay.fx.conversion;

import org.jspecify.annotations.NullMarked;
