package io.okpay.platform.web;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what looks like a primary account number (ISO/IEC 7812): 13 to 19 digits with an issuer's first digits and a right Luhn
 * check digit, plain or grouped as on a card, in the digits of any script. Phone numbers in E.164 form (leading plus) and digits inside longer words, such
 * as IBANs and UUIDs, are not card numbers.
 */
final class CardNumbers {

    private static final Pattern CANDIDATE = Pattern.compile(
            "(?<![\\p{Alnum}+-])(?:[2-6]\\d{12,18}|[2-6]\\d{3}(?:[ -]\\d{4}){3}|3\\d{3}[ -]\\d{6}[ -]\\d{4,5})(?![\\p{Alnum}-])");
    /** What people and keyboards put between groups: spaces of any width, dashes of any length, and the like. */
    private static final Pattern SEPARATORS = Pattern.compile("[\\p{Z}\\p{Pd}_./\\\\|·•]+");

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    private static final int SHORTEST = 13;
    private static final String ASCII_SEPARATORS = " -_./\\|";

    private CardNumbers() {}

    static boolean isIn(CharSequence text) {
        return mayHoldOne(text) && isInAtAnyPrice(text);
    }

    /** The same answer without the look that rules most texts out. */
    static boolean isInAtAnyPrice(CharSequence text) {
        return hasCandidate(text) || hasCandidate(plain(text));
    }

    /**
     * Rules out in one pass what almost every text is: ASCII without neighbouring groups of digits that together are long enough. A
     * group that touches a letter is part of a word.
     */
    private static boolean mayHoldOne(CharSequence text) {
        int before = 0;
        int group = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~') {
                return true;
            }
            if (c >= '0' && c <= '9') {
                group++;
            } else if (isLetter(c)) {
                if (before >= SHORTEST) {
                    return true;
                }
                before = 0;
                group = 0;
                inWord = true;
            } else {
                before = inWord ? 0 : before + group;
                group = 0;
                inWord = false;
                if (ASCII_SEPARATORS.indexOf(c) < 0) {
                    if (before >= SHORTEST) {
                        return true;
                    }
                    before = 0;
                }
            }
        }
        return before + (inWord ? 0 : group) >= SHORTEST;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean hasCandidate(CharSequence text) {
        Matcher candidates = CANDIDATE.matcher(text);
        while (candidates.find()) {
            if (hasLuhnCheckDigit(candidates.group())) {
                return true;
            }
        }
        return false;
    }

    /** The text with ASCII digits and one space between groups, whatever script and separators it was written with. */
    private static String plain(CharSequence text) {
        String folded = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        StringBuilder digits = new StringBuilder(folded.length());
        folded.codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                digits.append(Character.digit(c, 10));
            } else {
                digits.appendCodePoint(c);
            }
        });
        return SEPARATORS.matcher(digits).replaceAll(" ");
    }

    private static boolean hasLuhnCheckDigit(String number) {
        int sum = 0;
        boolean doubled = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = number.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                continue;
            }
            int value = doubled ? digit * 2 : digit;
            sum += value > 9 ? value - 9 : value;
            doubled = !doubled;
        }
        return sum % 10 == 0;
    }
}
