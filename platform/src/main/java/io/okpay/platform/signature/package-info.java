/** How machines that share a secret show each other that a message is theirs, whole and new. */
@NullMarked
package io.okpay.platform.signature;

import org.jspecify.annotations.NullMarked;
