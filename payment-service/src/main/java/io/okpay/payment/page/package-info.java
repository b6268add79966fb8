/** Pages of lists, which stay stable while others write. */
@NullMarked
package io.okpay.payment.page;

import org.jspecify.annotations.NullMarked;
