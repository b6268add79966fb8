package io.okpay.payment.receipt;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.okpay.payment.corridor.Purpose;
import io.okpay.payment.rate.ExchangeResponse;
import io.okpay.payment.tariff.FeeComputation;
import io.okpay.platform.money.Money;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prints a receipt on A4, in English or Chinese. Both fonts travel in the file, cut down to the characters it shows. */
@Singleton
public class PdfReceipt {

    private static final long LONGEST_WAIT_SECONDS = 10;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\uFFFE\\uFFFF\\s]+");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Template page;

    // A layout takes tens of megabytes, so that many at once would take the memory of payments.
    private final Semaphore layout = new Semaphore(1, true);

    record Row(String label, String value) {}

    PdfReceipt(@Location("receipt.html") Template page) {
        this.page = page;
    }

    /**
     * The file.
     *
     * @throws ProblemException SERVICE_UNAVAILABLE when too many others wait for theirs
     */
    public byte[] print(Receipt receipt, Locale language) {
        takeTurn();
        try {
            return print(page.data("language", language.toLanguageTag())
                    .data("title", ReceiptWord.TITLE.in(language))
                    .data("rows", rows(receipt, language))
                    .render());
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

    private static List<Row> rows(Receipt receipt, Locale language) {
        List<Row> rows = new ArrayList<>();
        add(rows, ReceiptWord.REFERENCE, language, receipt.reference());
        add(rows, ReceiptWord.PAYMENT, language, receipt.paymentId().toString());
        add(rows, ReceiptWord.TYPE, language, receipt.type());
        add(rows, ReceiptWord.STATE, language, receipt.state());
        add(rows, ReceiptWord.PAYER, language, receipt.payer());
        add(rows, ReceiptWord.PAYEE, language, receipt.payee());
        add(rows, ReceiptWord.NOTE, language, receipt.note());
        add(rows, ReceiptWord.AMOUNT, language, receipt.amount().toString());
        Money returned = receipt.feeReturned();
        add(rows, ReceiptWord.FEE_RETURNED, language, returned == null ? null : returned.toString());
        for (Receipt.FeeLine fee : receipt.fees() == null ? List.<Receipt.FeeLine>of() : receipt.fees()) {
            add(rows, ReceiptWord.FEE, language, fee.amount().toString());
            add(rows, ReceiptWord.COMPUTATION, language, computation(fee));
        }
        Receipt.PromotionLine promotion = receipt.promotion();
        if (promotion != null) {
            add(rows, ReceiptWord.PROMOTION, language, promotion.name() + ": " + promotion.amount());
        }
        Money debit = receipt.totalDebit();
        add(rows, ReceiptWord.DEBIT, language, debit == null ? null : debit.toString());
        ExchangeResponse exchange = receipt.exchange();
        if (exchange != null) {
            Money spread = exchange.spread();
            add(rows, ReceiptWord.RATE, language, exchange.rate());
            add(rows, ReceiptWord.MID, language, exchange.mid());
            add(rows, ReceiptWord.SPREAD, language, spread == null ? null : spread.toString());
        }
        Receipt.Abroad abroad = receipt.abroad();
        if (abroad != null) {
            Purpose purpose = abroad.purpose();
            LocalDate arrivesOn = abroad.arrivesOn();
            add(rows, ReceiptWord.PURPOSE, language, purpose == null ? null : purpose.in(language));
            add(rows, ReceiptWord.ARRIVES_ON, language, arrivesOn == null ? null : arrivesOn.toString());
        }
        receipt.refunds()
                .forEach(refund -> add(
                        rows,
                        ReceiptWord.REFUND,
                        language,
                        refund.reference() + ": " + refund.amount() + ", " + time(refund.at())));
        add(rows, ReceiptWord.CONFIRMATION, language, receipt.exemption());
        for (Receipt.Factor factor : receipt.factors() == null ? List.<Receipt.Factor>of() : receipt.factors()) {
            Instant at = factor.verifiedAt();
            add(rows, ReceiptWord.CONFIRMATION, language, factor.factor() + (at == null ? "" : ", " + time(at)));
        }
        for (Receipt.Step step : receipt.history() == null ? List.<Receipt.Step>of() : receipt.history()) {
            add(rows, ReceiptWord.HISTORY, language, step.state() + ", " + time(step.at()));
        }
        add(rows, ReceiptWord.TRANSFER, language, receipt.ledger().transferId().toString());
        add(rows, ReceiptWord.PROOF, language, receipt.ledger().proof());
        add(rows, ReceiptWord.ISSUED, language, time(receipt.issuedAt()));
        return rows;
    }

    private static String computation(Receipt.FeeLine fee) {
        FeeComputation how = fee.computation();
        Money most = how.most();
        return how.base().amount() + " × " + how.basisPoints() + " bp = " + how.unrounded() + " → "
                + how.share().amount() + " (" + how.rounding() + ") + "
                + how.fixed().amount() + ", ≥ "
                + how.least().amount() + (most == null ? "" : ", ≤ " + most.amount())
                + (how.bound() == null ? "" : ", " + how.bound()) + " = "
                + how.fee().amount() + "; "
                + fee.rule() + ", v" + fee.tariffVersion();
    }

    private static void add(List<Row> rows, ReceiptWord word, Locale language, @Nullable String value) {
        if (value != null) {
            rows.add(new Row(
                    word.in(language), INVISIBLE.matcher(value).replaceAll(" ").strip()));
        }
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static FSSupplier<InputStream> font(String resource) {
        return () -> {
            InputStream font = PdfReceipt.class.getResourceAsStream(resource);
            if (font == null) {
                throw new IllegalStateException("There is no font " + resource);
            }
            return font;
        };
    }
}
