package io.okpay.account.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementFormatTest {

    @Test
    void aFileIsNamedByCurrencyAndTheFirstAndTheLastDayThatItCovers() {
        Statement january = SomeStatement.of(0, "");
        assertThat(StatementFormat.CSV.fileName(january)).isEqualTo("statement-USD-2026-01-01-2026-01-31.csv");
        assertThat(StatementFormat.PDF.fileName(january)).isEqualTo("statement-USD-2026-01-01-2026-01-31.pdf");
        assertThat(StatementFormat.CAMT053.fileName(january)).isEqualTo("statement-USD-2026-01-01-2026-01-31.xml");
    }
}
