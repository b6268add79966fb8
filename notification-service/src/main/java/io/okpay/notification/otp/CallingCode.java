package io.okpay.notification.otp;

import java.util.regex.Pattern;

/** The country calling codes of ITU-T E.164: no one is the beginning of another, so a number has exactly one. */
final class CallingCode {

    private static final Pattern ONE_DIGIT = Pattern.compile("[17]");
    private static final Pattern TWO_DIGITS = Pattern.compile("2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]");

    private CallingCode() {}

    /** The calling code of an E.164 number, without the plus sign. */
    static String of(String number) {
        String digits = number.substring(1);
        if (ONE_DIGIT.matcher(digits.substring(0, 1)).matches()) {
            return digits.substring(0, 1);
        }
        return digits.substring(0, TWO_DIGITS.matcher(digits.substring(0, 2)).matches() ? 2 : 3);
    }
}
