/** The keys that hash passcodes and seal what waits to be sent. */
@NullMarked
package io.okpay.notification.secret;

import org.jspecify.annotations.NullMarked;
