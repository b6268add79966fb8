/** Settings, API keys and the shape of a refusal. */
@NullMarked
package io.okpay.sandbox.access;

import org.jspecify.annotations.NullMarked;
