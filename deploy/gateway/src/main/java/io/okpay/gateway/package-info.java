/** The one door for clients: routes, limits, headers that cannot be forged, documentation. */
@NullMarked
package io.okpay.gateway;

import org.jspecify.annotations.NullMarked;
