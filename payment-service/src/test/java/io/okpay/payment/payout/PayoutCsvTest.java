package io.okpay.payment.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayoutCsvTest {

    private final LineErrors errors = new LineErrors(Locale.ENGLISH);

    @Test
    void columnsStandInAnyOrderAndCellsMayBeQuoted() {
        List<GivenLine> lines = PayoutCsv.read(
                "\uFEFFamount,lineReference,note,phone\r\n12.34,E-1,\"Wages, \"\"November\"\"\",+14155550123\r\n1.00,E-2,,\r\n",
                errors);
        assertThat(errors.count()).isZero();
        assertThat(lines)
                .containsExactly(
                        new GivenLine(2, "E-1", "+14155550123", null, null, "12.34", "Wages, \"November\""),
                        new GivenLine(3, "E-2", null, null, null, "1.00", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lineReference,phone\n", "lineReference,amount,amount\n", "lineReference,amount,iban\n"})
    void aHeaderOfOtherColumnsIsRefused(String header) {
        assertThatThrownBy(() -> PayoutCsv.read(header + "a,1.00,x\n", errors))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.code()).isEqualTo(PayoutProblem.PAYOUT_LINES_INVALID));
        assertThat(errors.named()).extracting(LineError::code).containsExactly("CSV_HEADER_INVALID");
    }

    @Test
    void rowsThatCannotBeReadAreNamed() {
        PayoutCsv.read("lineReference,amount\nE-1,1.00\nE-2\nE-3,1.00,x\nE-4,\"1.00", errors);
        assertThat(errors.named()).extracting(LineError::line).containsExactly(3, 4, 5);
        assertThat(errors.named()).extracting(LineError::code).containsOnly("CSV_MALFORMED");
    }

    @Test
    void nothingAtAllIsNoPayout() {
        assertThatThrownBy(() -> PayoutCsv.read("", errors))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(PayoutProblem.PAYOUT_EMPTY));
    }

    @ParameterizedTest
    @CsvSource({"=1+1,'''=1+1'", "+1,'''+1'", "-1,'''-1'", "@SUM,'''@SUM'", "Wages,Wages"})
    void noCellOfTheOutcomeIsAFormula(String cell, String written) {
        assertThat(PayoutCsv.harmless(cell)).isEqualTo(written);
    }

    @Test
    void theOutcomeSaysWhatBecameOfEachLine() {
        assertThat(PayoutCsv.write(Stream.of(new PayoutLineResponse(
                        1,
                        "E-1",
                        "Mei, L.",
                        Money.of("1.00", "USD"),
                        Money.of("0.01", "USD"),
                        "=cmd()",
                        LineState.FAILED,
                        null,
                        new PayoutLineResponse.Failure("WALLET_FROZEN", null, Map.of())))))
                .endsWith("\r\n1,E-1,\"Mei, L.\",1.00,0.01,USD,'=cmd(),FAILED,,WALLET_FROZEN,\r\n");
    }
}
