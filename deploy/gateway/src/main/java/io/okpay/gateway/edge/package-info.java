/** The listener: what happens to a request between the socket and its route. */
@NullMarked
package io.okpay.gateway.edge;

import org.jspecify.annotations.NullMarked;
