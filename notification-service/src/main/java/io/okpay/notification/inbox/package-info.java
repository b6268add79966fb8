/** What customers were told, as they read it in the app: lists, what is unread, and what comes while they look. */
@NullMarked
package io.okpay.notification.inbox;

import org.jspecify.annotations.NullMarked;
