/** A merchant's server that hears of its events: what came is kept in memory, and can be read. */
@NullMarked
package io.okpay.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
