/** Payment codes: EMVCo merchant-presented payloads, their pictures, and the codes by which people are paid. */
@NullMarked
package io.okpay.payment.qr;

import org.jspecify.annotations.NullMarked;
