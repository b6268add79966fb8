/** Events and commands that could not be handled, where operators see them. */
@NullMarked
package io.okpay.notification.deadletter;

import org.jspecify.annotations.NullMarked;
