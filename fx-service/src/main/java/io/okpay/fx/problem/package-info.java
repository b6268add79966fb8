/** Why rates are refused. */
@NullMarked
package io.okpay.fx.problem;

import org.jspecify.annotations.NullMarked;
