package io.okpay.payment.payout;

import org.jspecify.annotations.Nullable;

/**
 * A line as the merchant gave it: nothing of it is checked.
 *
 * @param line where it stands: in JSON from 1, in CSV the row, with the header as row 1
 */
record GivenLine(
        int line,
        @Nullable String lineReference,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String handle,
        @Nullable String amount,
        @Nullable String note) {}
