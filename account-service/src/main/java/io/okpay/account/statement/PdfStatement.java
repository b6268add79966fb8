package io.okpay.account.statement;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Prints a statement on A4, in English or Chinese. Both fonts travel in the file, cut down to the characters it shows. */
@Singleton
class PdfStatement {

    static final int MOST_ENTRIES = 1_000;

    private static final long LONGEST_WAIT_SECONDS = 10;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Template page;

    // The layout of a long statement takes tens of megabytes, so they are laid out one after another.
    private final Semaphore layout = new Semaphore(1, true);

    PdfStatement(@Location("statement.html") Template page) {
        this.page = page;
    }

    /**
     * The file.
     *
     * @throws ProblemException STATEMENT_TOO_LONG when there are too many entries to print, SERVICE_UNAVAILABLE when too many
     *     others wait for theirs
     */
    byte[] print(Statement statement, Locale language) {
        if (statement.entries().size() > MOST_ENTRIES) {
            throw ProblemException.of(StatementProblem.STATEMENT_TOO_LONG).with("most", MOST_ENTRIES);
        }
        takeTurn();
        try {
            return print(html(statement, language));
        } finally {
            layout.release();
        }
    }

    private void takeTurn() {
        try {
            if (!layout.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw ProblemException.of(CommonProblem.SERVICE_UNAVAILABLE).retryAfter(LONGEST_WAIT_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(CommonProblem.SERVICE_UNAVAILABLE);
        }
    }

    private static byte[] print(String html) {
        try {
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            new PdfRendererBuilder()
                    .useFastMode()
                    .useFont(font("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"), "Latin")
                    .useFont(font("/fonts/DroidSansFallbackFull.ttf"), "Chinese")
                    .withProducer("OKPay")
                    .withHtmlContent(html, null)
                    .toStream(pdf)
                    .run();
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String html(Statement statement, Locale language) {
        return page.data("words", PdfWord.words(language))
                .data("language", language.toLanguageTag())
                .data("holder", PlainName.of(statement.holder()))
                .data("wallet", statement.walletId().toString())
                .data("currency", statement.currency())
                .data("from", precisely(statement.from()))
                .data("to", precisely(statement.to()))
                .data("opening", statement.opening().amount())
                .data("incoming", statement.incoming().amount())
                .data("outgoing", statement.outgoing().amount())
                .data("closing", statement.closing().amount())
                .data("rows", rows(statement, language))
                .render();
    }

    private static List<Map<String, String>> rows(Statement statement, Locale language) {
        return statement.entries().stream()
                .map(entry -> Map.of(
                        "time", TIME.format(entry.bookedAt()),
                        "kind", PdfWord.valueOf(entry.kind().name()).in(language),
                        "counterparty", entry.counterparty() == null ? "" : PlainName.of(entry.counterparty()),
                        "payment", entry.paymentId().toString(),
                        "amount", entry.amount().amount(),
                        "balance", entry.balanceAfter().amount()))
                .toList();
    }

    private static String precisely(Instant instant) {
        return instant.toString().replace('T', ' ').replace("Z", " UTC");
    }

    private static FSSupplier<InputStream> font(String resource) {
        return () -> {
            InputStream font = PdfStatement.class.getResourceAsStream(resource);
            if (font == null) {
                throw new IllegalStateException("There is no font " + resource);
            }
            return font;
        };
    }
}
