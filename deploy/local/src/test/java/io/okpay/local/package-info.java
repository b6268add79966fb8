/** The local stack's parts, tested with the real programs. */
@org.jspecify.annotations.NullMarked
package io.okpay.local;
