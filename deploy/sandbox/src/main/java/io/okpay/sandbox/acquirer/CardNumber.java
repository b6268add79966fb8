package io.okpay.sandbox.acquirer;

import java.util.Optional;

/** A primary account number, held only while a token is made from it. */
record CardNumber(String digits) {

    /** The number in this text, when it is one. */
    static Optional<CardNumber> parse(String text) {
        String digits = text.replace(" ", "").replace("-", "");
        return digits.matches("\\d{12,19}") && passesLuhn(digits)
                ? Optional.of(new CardNumber(digits))
                : Optional.empty();
    }

    String lastFour() {
        return digits.substring(digits.length() - 4);
    }

    String brand() {
        int two = Integer.parseInt(digits.substring(0, 2));
        int four = Integer.parseInt(digits.substring(0, 4));
        if (digits.charAt(0) == '4') {
            return "visa";
        }
        if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
            return "mastercard";
        }
        if (two == 34 || two == 37) {
            return "amex";
        }
        if (two == 62) {
            return "unionpay";
        }
        return four == 6011 || two == 65 ? "discover" : "unknown";
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    @Override
    public String toString() {
        return "card ending " + lastFour();
    }
}
