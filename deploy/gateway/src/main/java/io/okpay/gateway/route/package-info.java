/** The route table, read from the HTTPRoute manifests of the cluster. */
@NullMarked
package io.okpay.gateway.route;

import org.jspecify.annotations.NullMarked;
