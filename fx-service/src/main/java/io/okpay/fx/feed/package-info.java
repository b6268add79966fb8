/** Where mid rates come from: connectors, what is kept out of them and why, and what was accepted. */
@NullMarked
package io.okpay.fx.feed;

import org.jspecify.annotations.NullMarked;
