@NullMarked
package io.okpay.verifier;

import org.jspecify.annotations.NullMarked;
