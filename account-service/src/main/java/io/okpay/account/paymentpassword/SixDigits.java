package io.okpay.account.paymentpassword;

import io.okpay.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Which six digits are hard enough to guess. */
final class SixDigits {

    private static final Pattern SIX = Pattern.compile("[0-9]{6}");
    private static final Pattern REPEATED = Pattern.compile(".*(.)\\1\\1.*|(..)\\2\\2|(...)\\3|(.)\\4(.)\\5(.)\\6");
    private static final String UP = "01234567890";
    private static final String DOWN = "09876543210";

    private SixDigits() {}

    static void check(String digits) {
        if (!SIX.matcher(digits).matches()
                || REPEATED.matcher(digits).matches()
                || UP.contains(digits)
                || DOWN.contains(digits)
                || isLikeABirthday(digits)) {
            throw ProblemException.of(PaymentPasswordProblem.WEAK_PAYMENT_PASSWORD, "paymentPassword");
        }
    }

    private static boolean isLikeABirthday(String digits) {
        int first = Integer.parseInt(digits.substring(0, 2));
        int second = Integer.parseInt(digits.substring(2, 4));
        int third = Integer.parseInt(digits.substring(4, 6));
        int year = Integer.parseInt(digits.substring(0, 4));
        int lastYear = Integer.parseInt(digits.substring(2, 6));
        return isYearAndMonth(year, third)
                || isYearAndMonth(lastYear, first)
                || isDate(first, second, third)
                || isDate(third, second, first)
                || isDate(third, first, second);
    }

    private static boolean isYearAndMonth(int year, int month) {
        return year >= 1900 && year <= 2099 && month >= 1 && month <= 12;
    }

    private static boolean isDate(int year, int month, int day) {
        try {
            LocalDate.of(2000 + year, month, day);
            return true;
        } catch (DateTimeException noDate) {
            return false;
        }
    }
}
