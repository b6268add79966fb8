package io.okpay.payment.payout;

/**
 * What is wrong with a line.
 *
 * @param line in JSON from 1, in CSV the row, with the header as row 1
 * @param field the field or column
 * @param code stable
 * @param message for a person
 */
public record LineError(int line, String field, String code, String message) {}
