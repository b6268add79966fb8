/** Proof that the books were not rewritten: postings sealed into chained blocks, inclusion proofs, verification. */
@NullMarked
package io.okpay.account.proof;

import org.jspecify.annotations.NullMarked;
