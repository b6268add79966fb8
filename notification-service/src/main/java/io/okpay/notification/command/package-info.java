/** What the other services ask of this one. */
@NullMarked
package io.okpay.notification.command;

import org.jspecify.annotations.NullMarked;
