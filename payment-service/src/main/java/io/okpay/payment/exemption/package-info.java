/** When a payment needs no factors: rules of the operator, what was used of them, and the payees that a customer trusts. */
@NullMarked
package io.okpay.payment.exemption;

import org.jspecify.annotations.NullMarked;
