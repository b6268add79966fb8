package io.okpay.payment.qr;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * The data objects of an EMVCo code: two digits of id, two digits of length, the value. A length counts characters, not bytes.
 */
final class DataObjects {

    private static final int LONGEST = 99;
    private static final int HEADER = 4;
    /** Neither control characters nor such that change the direction of the words around them, and no half characters. */
    private static final Pattern WORDS = Pattern.compile("[^\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]*");

    private DataObjects() {}

    /**
     * Reads data objects in their order.
     *
     * @throws IllegalArgumentException when a length does not fit, an id comes twice, or something else is between them
     */
    static SequencedMap<String, String> parse(String text) {
        int[] characters = text.codePoints().toArray();
        SequencedMap<String, String> objects = new LinkedHashMap<>();
        int position = 0;
        while (position < characters.length) {
            if (characters.length - position < HEADER) {
                throw new IllegalArgumentException("truncated");
            }
            int id = twoDigits(characters, position);
            int length = twoDigits(characters, position + 2);
            position += HEADER;
            if (length == 0 || length > characters.length - position) {
                throw new IllegalArgumentException("a length that does not fit");
            }
            if (objects.put(id(id), new String(characters, position, length)) != null) {
                throw new IllegalArgumentException("an id that comes twice");
            }
            position += length;
        }
        return objects;
    }

    /**
     * Writes one data object.
     *
     * @throws IllegalArgumentException when the value is empty or longer than 99 characters
     */
    static void write(StringBuilder text, String id, String value) {
        int length = value.codePointCount(0, value.length());
        if (length == 0 || length > LONGEST) {
            throw new IllegalArgumentException("a value of " + length + " characters");
        }
        text.append(id).append(id(length)).append(value);
    }

    /** The id, or a length, as two digits. */
    static String id(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** Whether a text has 1 to {@code most} characters, all of which may be shown to people. */
    static boolean isWords(String text, int most) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= most
                && WORDS.matcher(text).matches();
    }

    private static int twoDigits(int[] characters, int position) {
        return 10 * digit(characters[position]) + digit(characters[position + 1]);
    }

    private static int digit(int character) {
        if (character < '0' || character > '9') {
            throw new IllegalArgumentException("no digit where one must be");
        }
        return character - '0';
    }
}
