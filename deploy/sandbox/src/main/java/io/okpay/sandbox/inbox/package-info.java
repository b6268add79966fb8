/** What customers would have received: every SMS and e-mail, newest first. */
@NullMarked
package io.okpay.sandbox.inbox;

import org.jspecify.annotations.NullMarked;
