package io.okpay.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.okpay.payment.rail.RailOutcome;
import io.okpay.platform.money.Money;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankMessagesTest {

    private static final UUID PAYMENT = UUID.fromString("01a208e0-bdf3-779d-a06e-5ff625838cd9");

    @Test
    void anEndToEndIdNamesThePaymentInAtMostThirtyFiveCharacters() {
        for (EndToEndId id : new EndToEndId[] {EndToEndId.of(PAYMENT), EndToEndId.givingBack(PAYMENT)}) {
            assertThat(id.toString()).hasSizeLessThanOrEqualTo(35).doesNotContain(" ");
            assertThat(EndToEndId.parse(" " + id + "\n")).contains(id);
        }
        assertThat(EndToEndId.of(PAYMENT))
                .doesNotHaveToString(EndToEndId.givingBack(PAYMENT).toString());
    }

    @Test
    void everyIdIsReadAsItWasWritten() {
        assertThat(Stream.generate(UUID::randomUUID).limit(1_000))
                .allMatch(id -> EndToEndId.parse(EndToEndId.of(id).toString()).equals(Optional.of(EndToEndId.of(id))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NOTPROVIDED",
                "01a208e0bdf3779da06e5ff625838cd",
                "01a208e0bdf3779da06e5ff625838cd99",
                "01a208e0-bdf3-779d-a06e-5ff625838cd9",
                "X-01a208e0bdf3779da06e5ff625838cd9",
                "01a208e0bdf3779da06e5ff625838cdg"
            })
    void anotherTextIsNoneOfOurIds(String text) {
        assertThat(EndToEndId.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ACSC, Settled", "ACCC, Settled", "RJCT, Declined", "PDNG, Unknown", "ACTC, Unknown", "NEWS, Unknown"})
    void aStatusIsSettledOrRefusedOrNotKnown(String code, String outcome) {
        Report report = Report.parse(bytes("<Document><FIToFIPmtStsRpt><TxInfAndSts><OrgnlEndToEndId>"
                + EndToEndId.of(PAYMENT) + "</OrgnlEndToEndId><TxSts>" + code
                + "</TxSts><AcctSvcrRef>B1</AcctSvcrRef></TxInfAndSts></FIToFIPmtStsRpt></Document>"));
        assertThat(report.id()).contains(EndToEndId.of(PAYMENT));
        assertThat(((Report.Status) report).outcome().getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void aRefusalWithoutAReasonSaysSo() {
        Report report = Report.parse(bytes("<Document><FIToFIPmtStsRpt><TxInfAndSts><OrgnlEndToEndId>x"
                + "</OrgnlEndToEndId><TxSts>RJCT</TxSts></TxInfAndSts></FIToFIPmtStsRpt></Document>"));
        assertThat(report).isEqualTo(new Report.Status(Optional.empty(), new RailOutcome.Declined("NARR")));
    }

    @Test
    void aStatementIsReadWithSignsAndKinds() {
        BankStatement statement = BankStatement.parse(bytes("<Document><BkToCstmrStmt><Stmt>"
                + balance("OPBD", "100.00", "DBIT") + balance("CLBD", "94.50", "DBIT")
                + entry("B1", EndToEndId.of(PAYMENT).toString(), "10.5", "CRDT", "")
                + entry("B2", EndToEndId.of(PAYMENT).toString(), "5.000", "DBIT", "<RtrInf><Rsn/></RtrInf>")
                + entry("B3", EndToEndId.givingBack(PAYMENT).toString(), "1", "DBIT", "")
                + entry("B4", "FEE", "0.10", "DBIT", "") + "</Stmt></BkToCstmrStmt></Document>"));
        assertThat(statement.opening()).isEqualTo(Money.of("-100.00", "USD"));
        assertThat(statement.entries())
                .containsExactly(
                        new BankStatement.Entry(
                                "B1",
                                EndToEndId.of(PAYMENT).toString(),
                                PAYMENT,
                                BankStatement.Kind.MOVEMENT,
                                usd("10.50")),
                        new BankStatement.Entry(
                                "B2",
                                EndToEndId.of(PAYMENT).toString(),
                                PAYMENT,
                                BankStatement.Kind.RETURN,
                                usd("-5.00")),
                        new BankStatement.Entry(
                                "B3",
                                EndToEndId.givingBack(PAYMENT).toString(),
                                PAYMENT,
                                BankStatement.Kind.GIVE_BACK,
                                usd("-1.00")),
                        new BankStatement.Entry("B4", "FEE", null, BankStatement.Kind.MOVEMENT, usd("-0.10")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "<Document/>",
                "<Document><BkToCstmrStmt/></Document>",
                "<Document><BkToCstmrStmt><Stmt/></BkToCstmrStmt></Document>",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><Document>&a;</Document>"
            })
    void whatIsNoStatementIsNotRead(String text) {
        assertThatThrownBy(() -> BankStatement.parse(bytes(text))).isInstanceOf(UnreadableMessageException.class);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private static String balance(String code, String amount, String direction) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"USD\">" + amount
                + "</Amt><CdtDbtInd>" + direction + "</CdtDbtInd></Bal>";
    }

    private static String entry(String reference, String id, String amount, String direction, String more) {
        return "<Ntry><Amt Ccy=\"USD\">" + amount + "</Amt><CdtDbtInd>" + direction + "</CdtDbtInd><AcctSvcrRef>"
                + reference + "</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>" + id + "</EndToEndId></Refs>" + more
                + "</TxDtls></NtryDtls></Ntry>";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
