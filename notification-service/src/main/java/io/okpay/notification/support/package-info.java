/** Conversations between customers and support: asked, answered, resolved and rated, live and by e-mail. */
@NullMarked
package io.okpay.notification.support;

import org.jspecify.annotations.NullMarked;
