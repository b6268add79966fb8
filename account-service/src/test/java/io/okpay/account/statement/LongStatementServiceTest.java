package io.okpay.account.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.okpay.account.AccountServiceTest;
import io.okpay.account.wallet.OpenWallet;
import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.EventJson;
import io.okpay.platform.event.EventType;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.testing.RealParts;
import io.okpay.platform.testing.TestEvents;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AccountServiceTest
class LongStatementServiceTest {

    private final OpenWallet openWallet;
    private final UUID mei = UUID.randomUUID();
    private UUID meis = mei;

    LongStatementServiceTest(OpenWallet openWallet) {
        this.openWallet = openWallet;
    }

    @BeforeEach
    void aWallet() throws SQLException {
        meis = BookedWallets.open(openWallet, mei, "Mei Lin", "USD");
    }

    @Test
    void aStatementTooLongForPaperIsRefusedAndGivenInAnyOtherFormat() {
        Instant from = Instant.now();
        fundTimes(PdfStatement.MOST_ENTRIES + 1);
        Instant to = Instant.now();
        BookedWallets.statement(mei, meis, from, to, "application/pdf", "en")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("STATEMENT_TOO_LONG"))
                .body("most", equalTo(PdfStatement.MOST_ENTRIES))
                .body("detail", containsString("1000"))
                .body("traceId", notNullValue());
        assertThat(BookedWallets.statement(mei, meis, from, to, "text/csv", "en")
                        .asString()
                        .lines())
                .hasSize(PdfStatement.MOST_ENTRIES + 4);
        BookedWallets.statement(mei, meis, from, to, "application/json", "en")
                .then()
                .statusCode(200)
                .body("entries", hasSize(PdfStatement.MOST_ENTRIES + 1))
                .body("closing.amount", equalTo("10.01"));
        Camt053Schema.validate(BookedWallets.statement(mei, meis, from, to, "application/xml", "en")
                .asString());
    }

    private void fundTimes(int times) {
        UUID last = new UUID(0, 0);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", RealParts.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < times; i++) {
                last = UUID.randomUUID();
                PostTransfer command = new PostTransfer(
                        last,
                        UUID.randomUUID(),
                        List.of(TransferLeg.wallet(meis, 1, "USD"), TransferLeg.system("SETTLEMENT_CARD", -1, "USD")));
                EventType type = EventType.of(command);
                Future<RecordMetadata> _ = producer.send(CloudEventHeaders.record(
                        type.topic(),
                        command.key(),
                        UUID.randomUUID(),
                        type.type(),
                        "/test",
                        Instant.now(),
                        null,
                        EventJson.write(command).getBytes(StandardCharsets.UTF_8)));
            }
        }
        UUID posted = last;
        TestEvents.await(TransferPosted.class, event -> event.transferId().equals(posted));
    }
}
