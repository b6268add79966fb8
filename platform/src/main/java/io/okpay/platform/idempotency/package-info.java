/** The Idempotency-Key of requests that move money, claimed in the business transaction. */
@NullMarked
package io.okpay.platform.idempotency;

import org.jspecify.annotations.NullMarked;
