/** What the outside world tells of its own accord: signed, and repeated until it is taken. */
@NullMarked
package io.okpay.sandbox.callback;

import org.jspecify.annotations.NullMarked;
