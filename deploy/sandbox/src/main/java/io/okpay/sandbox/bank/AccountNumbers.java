package io.okpay.sandbox.bank;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Tells account numbers that can be from those that were mistyped, by their check digits. */
final class AccountNumbers {

    private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);
    private static final int[] ABA_WEIGHTS = {3, 7, 1};

    private AccountNumbers() {}

    /** Whether there can be such an account; of a national number alone nobody can tell. */
    static boolean plausible(String account, @Nullable String routingNumber) {
        if (routingNumber != null && !routingNumber.isEmpty()) {
            return !routingNumber.matches("\\d{9}") || hasAbaChecksum(routingNumber);
        }
        return !account.matches("[A-Z]{2}\\d{2}.*") || hasIbanChecksum(account);
    }

    /** ISO 13616: the first four characters go last, letters count from 10, and the number leaves 1. */
    private static boolean hasIbanChecksum(String iban) {
        if (!iban.matches("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}")) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4))
                .chars()
                .forEach(character -> digits.append(Character.digit(character, 36)));
        return new BigInteger(digits.toString()).mod(IBAN_MODULUS).equals(BigInteger.ONE);
    }

    private static boolean hasAbaChecksum(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            sum += (number.charAt(i) - '0') * ABA_WEIGHTS[i % ABA_WEIGHTS.length];
        }
        return sum > 0 && sum % 10 == 0;
    }
}
