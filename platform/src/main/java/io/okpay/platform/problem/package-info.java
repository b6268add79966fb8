/** Refusals as RFC 9457 problems from one closed catalogue for each service. */
@NullMarked
package io.okpay.platform.problem;

import org.jspecify.annotations.NullMarked;
