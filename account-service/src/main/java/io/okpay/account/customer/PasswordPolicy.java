package io.okpay.account.customer;

import io.okpay.platform.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which login passwords are strong enough: 8 to 128 characters, because money needs a second factor as well (NIST SP 800-63B-4),
 * none of the passwords that attackers try first, and nothing that is known about the person. The identity provider enforces its own policy as well.
 */
final class PasswordPolicy {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;
    private static final Pattern ONE_CHARACTER = Pattern.compile("(.)\\1*");
    private static final String RUNS =
            "abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop asdfghjkl zxcvbnm 1qaz2wsx3edc4rfv";
    private static final Set<String> COMMON = Set.of(
            "password",
            "passwort",
            "passw0rd",
            "letmein",
            "welcome",
            "iloveyou",
            "admin",
            "administrator",
            "dragon",
            "monkey",
            "football",
            "baseball",
            "superman",
            "batman",
            "trustno",
            "sunshine",
            "princess",
            "starwars",
            "master",
            "shadow",
            "michael",
            "jennifer",
            "computer",
            "whatever",
            "internet",
            "changeme",
            "secret",
            "okpay",
            "wallet",
            "woaini",
            "qwerty",
            "abc123",
            "a1b2c3d4",
            "1q2w3e4r",
            "1qaz2wsx",
            "zaq12wsx",
            "q1w2e3r4",
            "aa123456");

    /** Digits alone are a phone, a date or a run. */
    private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");

    private PasswordPolicy() {}

    static void check(String password, Applicant applicant) {
        String lower = password.toLowerCase(Locale.ROOT);
        String stripped = lower.replaceAll("[^a-z]+$", "").replaceAll("^[^a-z]+", "");
        boolean weak = password.codePointCount(0, password.length()) < SHORTEST
                || password.length() > LONGEST
                || DIGITS.matcher(lower).matches()
                || ONE_CHARACTER.matcher(lower).matches()
                || RUNS.contains(lower)
                || COMMON.contains(lower)
                || COMMON.contains(stripped)
                || personal(applicant).anyMatch(lower::contains);
        if (weak) {
            throw ProblemException.of(CustomerProblem.WEAK_PASSWORD, "password");
        }
    }

    private static Stream<String> personal(Applicant applicant) {
        String email = applicant.email();
        List<String> known = List.of(
                applicant.phone().substring(1),
                applicant.phone().substring(Math.max(1, applicant.phone().length() - 8)),
                email == null ? "" : email,
                email == null ? "" : email.substring(0, email.indexOf('@')),
                applicant.fullName().toLowerCase(Locale.ROOT));
        return known.stream().filter(text -> text.length() >= 4);
    }
}
