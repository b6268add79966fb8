/** What every feature says alike when two people must agree. */
@NullMarked
package io.okpay.payment.approval;

import org.jspecify.annotations.NullMarked;
