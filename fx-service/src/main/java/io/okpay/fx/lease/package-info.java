/** Work that one replica does at a time. */
@NullMarked
package io.okpay.fx.lease;

import org.jspecify.annotations.NullMarked;
