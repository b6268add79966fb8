/** Where money may go abroad and on what terms: the operator's data, with the reasons that a corridor may be refused for. */
@NullMarked
package io.okpay.payment.corridor;

import org.jspecify.annotations.NullMarked;
