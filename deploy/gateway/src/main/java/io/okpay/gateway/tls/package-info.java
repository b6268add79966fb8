/** The certificate of a local run. */
@NullMarked
package io.okpay.gateway.tls;

import org.jspecify.annotations.NullMarked;
