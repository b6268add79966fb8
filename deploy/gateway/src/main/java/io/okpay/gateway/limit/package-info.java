/** How many requests one client may send. */
@NullMarked
package io.okpay.gateway.limit;

import org.jspecify.annotations.NullMarked;
