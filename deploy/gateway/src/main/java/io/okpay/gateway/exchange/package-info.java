/** One request and its answer: trace, headers that every answer carries, access log, the count of those in flight. */
@NullMarked
package io.okpay.gateway.exchange;

import org.jspecify.annotations.NullMarked;
