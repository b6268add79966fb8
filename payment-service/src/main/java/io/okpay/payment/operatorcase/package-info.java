/** What a person has to decide because no machine can: opened once, decided by one of the staff and confirmed by another. */
@NullMarked
package io.okpay.payment.operatorcase;

import org.jspecify.annotations.NullMarked;
