/** Amounts of money in minor units, and their wire form. */
@NullMarked
package io.okpay.platform.money;

import org.jspecify.annotations.NullMarked;
