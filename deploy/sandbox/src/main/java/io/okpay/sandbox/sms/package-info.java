/** An SMS operator that delivers into the inbox. */
@NullMarked
package io.okpay.sandbox.sms;

import org.jspecify.annotations.NullMarked;
