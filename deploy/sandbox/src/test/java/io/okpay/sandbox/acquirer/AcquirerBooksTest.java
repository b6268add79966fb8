package io.okpay.sandbox.acquirer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.okpay.sandbox.journal.Journal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcquirerBooksTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final CardNumber VISA = new CardNumber("4242424242424242");

    @TempDir
    Path directory;

    @Test
    void a_token_expires_after_fifteen_minutes() {
        String token = at(NOON).tokenise(VISA, 12, 2031).id();
        assertThatThrownBy(() -> at(NOON.plus(Duration.ofMinutes(16))).bind(token, "c"))
                .hasFieldOrPropertyWithValue("code", "token_expired");
        assertThat(at(NOON.plus(Duration.ofMinutes(14))).bind(token, "c").card().last4())
                .isEqualTo("4242");
    }

    @Test
    void a_card_is_good_until_the_end_of_its_month() {
        String token = at(NOON).tokenise(VISA, 6, 2026).id();
        assertThat(at(NOON).bind(token, "c").card().expiryMonth()).isEqualTo(6);
    }

    @Test
    void the_books_survive_a_restart_and_a_line_that_a_crash_cut_short() throws Exception {
        Acquirer before = at(NOON);
        String used = before.tokenise(VISA, 12, 2031).id();
        String unused = before.tokenise(VISA, 12, 2031).id();
        String method = before.bind(used, "c").id();
        String charge = before.charge("k1", method, 500, "USD", "r1").charge().id();
        before.refund("k2", charge, 200);
        Files.writeString(
                journalFile(), "{\"kind\":\"charge\",\"id\":", StandardCharsets.UTF_8, StandardOpenOption.APPEND);

        Acquirer after = at(NOON);

        assertThat(after.charge("k1", method, 500, "USD", "r1").charge().id()).isEqualTo(charge);
        assertThat(after.chargesFor("r1")).hasSize(1);
        assertThatThrownBy(() -> after.bind(used, "c")).hasFieldOrPropertyWithValue("code", "token_used");
        assertThatThrownBy(() -> after.refund("k3", charge, 301))
                .hasFieldOrPropertyWithValue("code", "refund_exceeds_charge");
        String later = after.bind(unused, "c").id();
        assertThat(at(NOON).charge("k4", later, 1, "USD", "r2").charge().approved())
                .isTrue();
    }

    @Test
    void every_test_card_passes_the_luhn_check() {
        assertThat(Arrays.stream(TestCard.values()).map(TestCard::number))
                .allSatisfy(number -> assertThat(CardNumber.parse(number)).isPresent());
    }

    private Acquirer at(Instant now) {
        var mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        return new Acquirer(
                Journal.open(journalFile(), AcquirerRecord.class, mapper),
                Fingerprints.withKeyIn(directory.resolve("fingerprint.key")),
                Clock.fixed(now, ZoneOffset.UTC),
                charge -> {});
    }

    private Path journalFile() {
        return directory.resolve("acquirer.jsonl");
    }
}
