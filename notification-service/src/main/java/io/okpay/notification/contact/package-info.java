/** The contact directory: how to reach each customer, as {@code account-service} tells. */
@NullMarked
package io.okpay.notification.contact;

import org.jspecify.annotations.NullMarked;
