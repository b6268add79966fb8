/** What the gateway shows of its own: landing page, merged OpenAPI document, Swagger UI. */
@NullMarked
package io.okpay.gateway.docs;

import org.jspecify.annotations.NullMarked;
