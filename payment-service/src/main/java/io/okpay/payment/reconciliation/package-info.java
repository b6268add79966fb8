/** Does the bank say what the ledger says? Each movement is matched by its name from end to end, and what does not match is listed. */
@NullMarked
package io.okpay.payment.reconciliation;

import org.jspecify.annotations.NullMarked;
