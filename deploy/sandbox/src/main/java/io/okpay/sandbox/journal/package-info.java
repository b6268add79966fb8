/** Durable state as append-only files of JSON lines. */
@NullMarked
package io.okpay.sandbox.journal;

import org.jspecify.annotations.NullMarked;
