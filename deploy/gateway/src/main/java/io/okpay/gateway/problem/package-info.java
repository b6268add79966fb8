/** Refusals of the gateway itself, and the merged catalogue of all refusals. */
@NullMarked
package io.okpay.gateway.problem;

import org.jspecify.annotations.NullMarked;
