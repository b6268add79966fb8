/** Which OAuth 2.0 client is which merchant, as {@code account-service} tells. */
@NullMarked
package io.okpay.notification.merchant;

import org.jspecify.annotations.NullMarked;
