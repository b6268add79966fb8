package io.okpay.verifier;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a leaf says.
 *
 * @param batch the batch of the books that the transfer was booked in
 * @param kind how it came to be
 * @param time when, as the books wrote it
 * @param account the wallet
 * @param currency ISO 4217
 * @param amount minor units: positive credits the wallet, negative debits it
 * @param balanceAfter the wallet's balance with this posting, minor units
 */
record Posting(
        long batch,
        String transferId,
        String paymentId,
        int kind,
        String time,
        String account,
        String currency,
        long amount,
        long balanceAfter) {

    private static final String FORM = "okpay-posting-1";
    private static final String UUID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final Pattern TEXT = Pattern.compile(String.join(
            "\\|",
            FORM,
            "([0-9]+)",
            UUID,
            UUID,
            "([0-9])",
            "([0-9TZ:.-]+)",
            UUID,
            "([A-Z]{3})",
            "(-?[0-9]+)",
            "(-?[0-9]+)"));
    private static final long TRANSFERS_A_BATCH = 1024;

    static Posting parse(String text) {
        Matcher fields = TEXT.matcher(text);
        if (!fields.matches()) {
            throw new MisfitException("its text is not a posting of the form " + FORM + ".");
        }
        try {
            return new Posting(
                    Long.parseLong(fields.group(1)) / TRANSFERS_A_BATCH,
                    fields.group(2),
                    fields.group(3),
                    Integer.parseInt(fields.group(4)),
                    fields.group(5),
                    fields.group(6),
                    fields.group(7),
                    Long.parseLong(fields.group(8)),
                    Long.parseLong(fields.group(9)));
        } catch (NumberFormatException e) {
            throw new MisfitException("its text has a number beyond 64 bits.");
        }
    }

    /** Such as "wallet …: -1.01 USD, 18.99 USD after it". */
    String words() {
        return "wallet " + account + ": " + money(amount) + ", " + money(balanceAfter) + " after it, " + kindWords()
                + " " + time + " for payment " + paymentId;
    }

    private String kindWords() {
        return switch (kind) {
            case 0 -> "posted";
            case 2 -> "captured";
            case 5 -> "reversed";
            default -> "of kind " + kind;
        };
    }

    private String money(long minor) {
        try {
            int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
            return BigDecimal.valueOf(minor, digits).toPlainString() + " " + currency;
        } catch (IllegalArgumentException e) {
            return minor + " minor units of " + currency;
        }
    }
}
