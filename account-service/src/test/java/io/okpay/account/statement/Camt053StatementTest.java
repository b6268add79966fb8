package io.okpay.account.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class Camt053StatementTest {

    @Test
    void tenThousandEntriesAreReadBackAndAddUp() {
        Statement statement = SomeStatement.of(10_000, "林美 𠮷 & <Söhne>");
        AccountStatement9 read = MxCamt05300108.parse(Camt053Text.of(statement))
                .getBkToCstmrStmt()
                .getStmt()
                .getFirst();
        BigDecimal sum = read.getBal().getFirst().getAmt().getValue();
        for (ReportEntry10 entry : read.getNtry()) {
            BigDecimal amount = entry.getAmt().getValue();
            assertThat(amount).isPositive();
            sum = entry.getCdtDbtInd() == CreditDebitCode.CRDT ? sum.add(amount) : sum.subtract(amount);
        }
        assertThat(read.getNtry()).hasSize(10_000);
        assertThat(read.getBal().getLast().getAmt().getValue())
                .isEqualByComparingTo(sum)
                .isEqualByComparingTo(statement.closing().toDecimal());
        assertThat(read.getTxsSummry().getTtlNtries().getNbOfNtries()).isEqualTo("10000");
        assertThat(read.getTxsSummry().getTtlDbtNtries().getNbOfNtries()).isEqualTo("3333");
        assertThat(read.getNtry()
                        .getFirst()
                        .getNtryDtls()
                        .getFirst()
                        .getTxDtls()
                        .getFirst()
                        .getRltdPties()
                        .getDbtr()
                        .getPty()
                        .getNm())
                .isEqualTo("林美 𠮷 & <Söhne>");
    }

    @Test
    void theRootIsInTheNamespaceOfTheMessageAndTimesKeepTheirMicroseconds() {
        Statement one = SomeStatement.of(1, "Ben O.");
        assertThat(Camt053Text.of(one))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>")
                .containsOnlyOnce("xmlns")
                .contains("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">")
                .contains("<CreDtTm>2026-02-01T00:00:00.123456+00:00</CreDtTm>");
    }

    @Test
    void noIdentifierIsLongerThanIso20022Allows() {
        assertThat(Camt053Text.of(SomeStatement.of(3, "Ben O.")))
                .doesNotContainPattern("<(MsgId|Id|NtryRef|AcctSvcrRef|EndToEndId)>[^<]{35,}");
    }

    @Test
    void aNameThatXmlCannotCarryDoesNotBreakTheDocument() {
        String name = "Ev\uFFFEil\u202E\u0001";
        Statement read = SomeStatement.of(1, name);
        assertThat(MxCamt05300108.parse(Camt053Text.of(read)).getBkToCstmrStmt().getStmt())
                .hasSize(1);
        assertThat(Camt053Text.of(read)).contains("<Nm>Ev il</Nm>");
    }

    @Test
    void aReaderWhoLeavesEndsTheWriting() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> Camt053Text.write(SomeStatement.of(100, ""), gone))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }
}
