package io.okpay.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.okpay.platform.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecrecyTest {

    private static final List<String> TABLES =
            List.of("otp_challenge", "message", "outbox_event", "inbox_event", "quota");

    private final AgroalDataSource dataSource;

    SecrecyTest(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void aCodeIsInNoLogTableOrEvent() throws SQLException {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        Handler listener = listener(lines);
        Logger root = Logger.getLogger("");
        Logger own = Logger.getLogger("io.okpay");
        Level before = own.getLevel();
        root.addHandler(listener);
        own.setLevel(Level.ALL);
        try {
            String phone = OutsideWorld.newPhone();
            OutsideWorld.script(phone, 503, 400);
            UUID customer = UuidCreator.getTimeOrderedEpoch();
            Passcode passcode = Passcode.payment(phone, customer);
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> OutsideWorld.requests(phone).size() == 2);
            String code = Passcode.codeIn(OutsideWorld.requests(phone).getLast().text());
            Pattern alone = Pattern.compile("(?<![0-9a-fA-F.])" + code + "(?![0-9a-fA-F])");

            assertThat(tables()).noneMatch(row -> alone.matcher(row).find());
            assertThat(passcode.verifyAs(customer, code).statusCode()).isEqualTo(200);
            passcode.verifyAs(customer, code);
            assertThat(tables()).noneMatch(row -> alone.matcher(row).find());
            assertThat(lines).isNotEmpty().noneMatch(line -> alone.matcher(line).find());
            assertThat(lines).noneMatch(line -> line.contains(phone));
            assertThat(TestEvents.read(
                            "okpay.notification.otp",
                            1,
                            Duration.ofSeconds(10),
                            message -> passcode.command.challengeId().toString().equals(message.key())))
                    .singleElement()
                    .satisfies(message -> assertThat(new String(message.value(), StandardCharsets.UTF_8))
                            .doesNotContainPattern(alone));
        } finally {
            root.removeHandler(listener);
            own.setLevel(before);
        }
    }

    private List<String> tables() throws SQLException {
        List<String> rows = new java.util.ArrayList<>();
        for (String table : TABLES) {
            try (var connection = dataSource.getConnection();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
        }
        return rows;
    }

    private static Handler listener(Queue<String> lines) {
        PatternFormatter formatter = new PatternFormatter("%c %s %e %X");
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(formatter.format(record));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
