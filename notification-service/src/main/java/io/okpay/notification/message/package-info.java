/** Texts in every language, the durable queue of messages, and their delivery by SMS and e-mail. */
@NullMarked
package io.okpay.notification.message;

import org.jspecify.annotations.NullMarked;
