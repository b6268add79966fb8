/** Customers wait for a rate, and are told. */
@NullMarked
package io.okpay.fx.alert;

import org.jspecify.annotations.NullMarked;
