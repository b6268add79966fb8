/** Cards bound as the acquirer's tokens, and bank accounts bound by a small deposit that their holder reads. */
@NullMarked
package io.okpay.account.instrument;

import org.jspecify.annotations.NullMarked;
