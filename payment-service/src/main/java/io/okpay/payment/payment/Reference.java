package io.okpay.payment.payment;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A payment's number as people read it out, for example {@code P-7F3K-2M9Q}: seven characters of Crockford's base 32 and a check
 * character (Luhn modulo 32), which finds each wrong character. Numbers are scattered over the range one to one, so that two
 * references next to each other look nothing alike and nobody counts payments by them.
 */
final class Reference {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BASE = 32;
    private static final int LENGTH = 7;
    private static final long MASK = (1L << (5 * LENGTH)) - 1;
    private static final long FACTOR = 0x2545F4913L;
    private static final long INVERSE = inverse();

    private Reference() {}

    static String of(long number) {
        long scattered = scatter(number);
        StringBuilder text = new StringBuilder();
        for (int shift = 5 * (LENGTH - 1); shift >= 0; shift -= 5) {
            text.append(DIGITS.charAt((int) (scattered >>> shift) & (BASE - 1)));
        }
        text.append(DIGITS.charAt(check(text)));
        return "P-" + text.substring(0, 4) + "-" + text.substring(4);
    }

    /** The number of what may be a reference, however it is written; nothing when it is none. */
    static OptionalLong number(String written) {
        return characters(written).map(Reference::decode).orElse(OptionalLong.empty());
    }

    private static Optional<String> characters(String written) {
        String text = written.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        String bare = text.length() == LENGTH + 2 && text.startsWith("P") ? text.substring(1) : text;
        return bare.length() == LENGTH + 1
                ? Optional.of(bare.replace('O', '0').replace('I', '1').replace('L', '1'))
                : Optional.empty();
    }

    private static OptionalLong decode(String text) {
        long value = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                return OptionalLong.empty();
            }
            value = value << 5 | digit;
        }
        return DIGITS.indexOf(text.charAt(LENGTH)) == check(text.subSequence(0, LENGTH))
                ? OptionalLong.of(gather(value))
                : OptionalLong.empty();
    }

    private static int check(CharSequence text) {
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            int weighed = (LENGTH - i) % 2 == 1 ? 2 * digit : digit;
            sum += weighed / BASE + weighed % BASE;
        }
        return (BASE - sum % BASE) % BASE;
    }

    private static long scatter(long number) {
        return mix(number * FACTOR & MASK) * FACTOR & MASK;
    }

    private static long gather(long scattered) {
        return mix(scattered * INVERSE & MASK) * INVERSE & MASK;
    }

    /** Its own inverse: the upper half changes the lower one and stays. */
    private static long mix(long value) {
        return value ^ value >>> 18;
    }

    private static long inverse() {
        long inverse = FACTOR;
        for (int i = 0; i < 5; i++) {
            inverse *= 2 - FACTOR * inverse;
        }
        return inverse & MASK;
    }
}
