/** Checks a customer's proof against the published block heads, by the format in {@code docs/proofs.md} and nothing else. */
@NullMarked
package io.okpay.verifier;

import org.jspecify.annotations.NullMarked;
