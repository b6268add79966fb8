/** The way to a service and back: forwarded headers, body limit, timeouts. */
@NullMarked
package io.okpay.gateway.upstream;

import org.jspecify.annotations.NullMarked;
