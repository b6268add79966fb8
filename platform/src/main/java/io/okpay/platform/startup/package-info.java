/** What a service checks before it serves. */
@NullMarked
package io.okpay.platform.startup;

import org.jspecify.annotations.NullMarked;
