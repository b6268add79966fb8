/** News of rates. */
@NullMarked
package io.okpay.notification.rate;

import org.jspecify.annotations.NullMarked;
