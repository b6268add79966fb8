package io.okpay.payment.payout;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to pay out.
 *
 * @param reference your own name for it, once only
 * @param currency ISO 4217; one that you hold
 * @param lines 1 to 10,000
 */
public record PayoutRequest(
        @NotNull @Pattern(regexp = REFERENCE) @Schema(examples = "WAGES-2026-11")
        String reference,

        @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(examples = "USD")
        String currency,

        @NotNull List<@Nullable Line> lines) {

    static final String REFERENCE = "[A-Za-z0-9][A-Za-z0-9 ._/-]{0,34}";

    /**
     * One payment.
     *
     * @param lineReference your own name for it, once in a payout
     * @param amount a decimal of the payout's currency: what the payee gets
     * @param note what the payee reads
     */
    public record Line(
            @Nullable @Schema(examples = "E-1001") String lineReference,
            @Nullable Payee payee,
            @Nullable @Schema(examples = "12.34") String amount,
            @Nullable @Schema(examples = "November") String note) {}

    /**
     * Who gets the money: exactly one of the three.
     *
     * @param phone E.164
     * @param email a verified address
     * @param handle of a receive code
     */
    public record Payee(
            @Nullable @Schema(examples = "+14155550123") String phone,
            @Nullable String email,
            @Nullable String handle) {}

    List<GivenLine> given() {
        List<GivenLine> given = new ArrayList<>(lines.size());
        for (Line line : lines) {
            Payee payee = line == null ? null : line.payee();
            given.add(new GivenLine(
                    given.size() + 1,
                    line == null ? null : line.lineReference(),
                    payee == null ? null : payee.phone(),
                    payee == null ? null : payee.email(),
                    payee == null ? null : payee.handle(),
                    line == null ? null : line.amount(),
                    line == null ? null : line.note()));
        }
        return given;
    }
}
