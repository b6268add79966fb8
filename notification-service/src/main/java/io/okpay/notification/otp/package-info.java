/** One-time passcodes: asked for, sent, resent, verified once, and void after their time. */
@NullMarked
package io.okpay.notification.otp;

import org.jspecify.annotations.NullMarked;
