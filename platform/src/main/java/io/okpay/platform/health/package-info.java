/** What a service tells the others about its own health. */
@NullMarked
package io.okpay.platform.health;

import org.jspecify.annotations.NullMarked;
