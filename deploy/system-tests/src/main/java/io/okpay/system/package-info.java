/** The suite as a customer's client sees it: the demo's story, and the client that it and the system tests share. */
@NullMarked
package io.okpay.system;

import org.jspecify.annotations.NullMarked;
