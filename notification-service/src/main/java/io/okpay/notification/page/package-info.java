/** Pages of lists that do not move under their readers. */
@NullMarked
package io.okpay.notification.page;

import org.jspecify.annotations.NullMarked;
