package io.okpay.payment.request;

import io.okpay.platform.problem.ProblemException;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked: exactly one of both.
 *
 * @param phone E.164
 * @param email an e-mail address
 */
public record PayerAddress(
        @Nullable @Pattern(regexp = "\\+[1-9][0-9]{6,14}") String phone,

        @Nullable @Size(max = 254) @Pattern(regexp = "[^@\\s\\p{C}]{1,64}@[^@\\s\\p{C}]+") String email) {

    /** One of them as it is stored: e-mail addresses in lower case. */
    String value() {
        if (phone != null && email == null) {
            return phone;
        }
        if (email != null && phone == null) {
            return email.toLowerCase(Locale.ROOT);
        }
        throw ProblemException.of(RequestProblem.PAYER_REQUIRED, "payer");
    }

    boolean isPhone() {
        return phone != null;
    }

    static PayerAddress of(String value) {
        return value.contains("@") ? new PayerAddress(null, value) : new PayerAddress(value, null);
    }
}
