package io.okpay.account.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.okpay.account.AccountServiceTest;
import io.okpay.account.wallet.OpenWallet;
import io.okpay.platform.event.TransferLeg;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AccountServiceTest
class StatementNegotiationServiceTest {

    private final OpenWallet openWallet;
    private final UUID mei = UUID.randomUUID();
    private UUID meis = mei;
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH;

    StatementNegotiationServiceTest(OpenWallet openWallet) {
        this.openWallet = openWallet;
    }

    @BeforeEach
    void aPeriodWithAPayment() throws SQLException {
        meis = BookedWallets.open(openWallet, mei, "林美", "USD");
        UUID mings = BookedWallets.open(openWallet, UUID.randomUUID(), "王小明", "USD");
        from = Instant.now();
        BookedWallets.fund(meis, 10_000, "USD");
        BookedWallets.post(TransferLeg.wallet(meis, -3_000, "USD"), TransferLeg.wallet(mings, 3_000, "USD"));
        to = Instant.now();
    }

    @Test
    void eachFileSaysWhatItIsAndHowItIsNamed() {
        LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(to.minusNanos(1), ZoneOffset.UTC);
        Map.of("text/csv", "csv", "application/pdf", "pdf", "application/xml", "xml")
                .forEach((type, extension) -> statement(type, "en")
                        .then()
                        .statusCode(200)
                        .header("Content-Type", startsWith(type))
                        .header(
                                "Content-Disposition",
                                equalTo("attachment; filename=\"statement-USD-" + day + "-" + last + "." + extension
                                        + "\"")));
    }

    @Test
    void theFormatIsTheOneThatTheReaderLikesBest() {
        for (String any :
                List.of("*/*", "application/*", "text/html, */*;q=0.1", "application/pdf;q=0.2, application/json")) {
            assertThat(statement(any, "en").contentType()).as(any).startsWith("application/json");
        }
        assertThat(statement("text/*", "en").contentType()).startsWith("text/csv");
        assertThat(statement("text/html, application/xml;q=0.9, */*;q=0.1", "en")
                        .contentType())
                .startsWith("application/xml");
    }

    @Test
    void aFormatThatDoesNotExistIsRefused() {
        for (String none : List.of("text/html", "image/png", "application/pdf;q=0")) {
            statement(none, "zh")
                    .then()
                    .statusCode(406)
                    .contentType("application/problem+json")
                    .body("code", equalTo("NOT_ACCEPTABLE"))
                    .body("title", equalTo("无法提供所需格式"));
        }
    }

    @Test
    void thePdfSpeaksTheReadersLanguageAndCarriesTheFontOfItsNames() {
        PrintedStatement english =
                PrintedStatement.read(statement("application/pdf", "en").asByteArray());
        assertThat(english.text())
                .contains("Statement", "Opening balance", "林美", "王小明")
                .doesNotContain("账户");
        assertThat(english.fonts()).containsKeys("林", "美", "王", "小", "明", "S", "7");
        assertThat(english.fonts().get("林")).endsWith("+DroidSansFallback");
        assertThat(english.fonts().get("S")).endsWith("+LiberationSans");
        Response answer = statement("application/pdf", "zh-CN");
        assertThat(answer.header("Content-Language")).isEqualTo("zh-CN");
        PrintedStatement chinese = PrintedStatement.read(answer.asByteArray());
        assertThat(chinese.text()).contains("账户对账单", "期初余额", "林美").doesNotContain("Opening");
        assertThat(chinese.fonts()).containsKeys("账", "户", "对", "单", "林", "美");
    }

    private Response statement(String accept, String language) {
        return BookedWallets.statement(mei, meis, from, to, accept, language);
    }
}
