package io.okpay.payment.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.okpay.payment.directory.Payees.Payee;
import io.okpay.payment.tariff.Price;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckLinesTest {

    private static final UUID MERCHANT = UUID.randomUUID();
    private static final Map<String, Payee> KNOWN = Map.of(
            "+1", new Payee(UUID.randomUUID(), "Mei L.", "US", UUID.randomUUID()),
            "mei@example.com", new Payee(UUID.randomUUID(), "Mei L.", "US", UUID.randomUUID()),
            "+2", new Payee(UUID.randomUUID(), "Ben K.", "US", null),
            "+3", new Payee(MERCHANT, "Blue Door Books", "US", UUID.randomUUID()));

    private final LineErrors errors = new LineErrors(Locale.ENGLISH);

    @Test
    void rightLinesAreSummedWithAFeeOfEach() {
        CheckedLines checked = check(List.of(line(1, "A", "+1", "10.00"), line(2, "B", "+1", "0.50")));
        assertThat(checked.total()).hasToString("10.50 USD");
        assertThat(checked.fee()).hasToString("0.02 USD");
        assertThat(checked.tariffVersion()).isEqualTo(7);
        assertThat(checked.lines()).extracting(PayoutLine::number).containsExactly(1, 2);
    }

    @Test
    void anAddressIsFoundHoweverItIsWritten() {
        GivenLine line = new GivenLine(1, "A", null, "Mei@Example.com", null, "1.00", null);
        assertThat(check(List.of(line)).lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "A,+1,1.001,amount,INVALID_AMOUNT",
        "A,+1,0.00,amount,INVALID_AMOUNT",
        "A,+1,-1.00,amount,INVALID_AMOUNT",
        "A,+1,1e3,amount,INVALID_AMOUNT",
        "A,+1,,amount,INVALID_AMOUNT",
        "A,+1,10000000000000.01,amount,INVALID_AMOUNT",
        "A,+1,999999999999999999999999,amount,INVALID_AMOUNT",
        "A,,1.00,payee,LINE_PAYEE_REQUIRED",
        "A,+9,1.00,phone,PAYEE_NOT_FOUND",
        "A,+2,1.00,phone,PAYEE_CURRENCY_NOT_HELD",
        "A,+3,1.00,phone,PAYEE_IS_PAYER",
        ",+1,1.00,lineReference,LINE_REFERENCE_INVALID",
        "=A,+1,1.00,lineReference,LINE_REFERENCE_INVALID"
    })
    void whatIsWrongWithALineIsNamed(
            @Nullable String reference, @Nullable String phone, @Nullable String amount, String field, String code) {
        refused(
                PayoutProblem.PAYOUT_LINES_INVALID,
                List.of(line(1, "OK", "+1", "1.00"), line(2, reference, phone, amount)));
        assertThat(errors.named()).hasSize(1);
        assertThat(errors.named().getFirst().line()).isEqualTo(2);
        assertThat(errors.named().getFirst().field()).isEqualTo(field);
        assertThat(errors.named().getFirst().code()).isEqualTo(code);
    }

    @Test
    void aLineHasOnePayeeAndAReadableNote() {
        refused(
                PayoutProblem.PAYOUT_LINES_INVALID,
                List.of(new GivenLine(1, "A", "+1", "mei@example.com", null, "1.00", "a\u202Eb")));
        assertThat(errors.named())
                .extracting(LineError::code)
                .containsExactly("LINE_NOTE_INVALID", "LINE_PAYEE_REQUIRED");
    }

    @Test
    void aReferenceStandsOnOneLine() {
        refused(PayoutProblem.PAYOUT_LINES_INVALID, List.of(line(1, "A", "+1", "1.00"), line(2, "A", "+1", "1.00")));
        assertThat(errors.named()).extracting(LineError::line).containsExactly(2);
        assertThat(errors.named()).extracting(LineError::code).containsExactly("LINE_REFERENCE_DUPLICATE");
    }

    @Test
    void aHundredErrorsAreNamedAndAllAreCounted() {
        refused(
                PayoutProblem.PAYOUT_LINES_INVALID,
                IntStream.rangeClosed(1, 250)
                        .mapToObj(i -> line(i, "A" + i, "+9", "1.00"))
                        .toList());
        assertThat(errors.named()).hasSize(100);
        assertThat(errors.count()).isEqualTo(250);
    }

    @Test
    void tooManyTooFewAndTooMuchAreRefused() {
        refused(PayoutProblem.PAYOUT_EMPTY, List.of());
        refused(
                PayoutProblem.PAYOUT_TOO_MANY_LINES,
                IntStream.rangeClosed(1, CheckLines.MOST + 1)
                        .mapToObj(i -> line(i, "A" + i, "+1", "1.00"))
                        .toList());
        refused(
                PayoutProblem.PAYOUT_TOTAL_TOO_LARGE,
                List.of(line(1, "A", "+1", "9999999999999.99"), line(2, "B", "+1", "0.01")));
    }

    private void refused(ProblemCode code, List<GivenLine> lines) {
        assertThatThrownBy(() -> check(lines))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private CheckedLines check(List<GivenLine> lines) {
        return new CheckLines(
                        MERCHANT,
                        "USD",
                        (address, names, currency) -> {
                            Map<String, Payee> found = new HashMap<>(KNOWN);
                            found.keySet().retainAll(names);
                            return found;
                        },
                        (country, amount) ->
                                Optional.of(new Price(amount, Money.of("0.01", "USD"), Money.zero("USD"), "rule", 7)),
                        errors)
                .check(lines);
    }

    private static GivenLine line(
            int number, @Nullable String reference, @Nullable String phone, @Nullable String amount) {
        return new GivenLine(number, reference, phone, null, null, amount, null);
    }
}
