package io.okpay.sandbox.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.okpay.sandbox.journal.Journal;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankBooksTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Pattern IBAN = Pattern.compile("`([A-Z]{2}\\d{2}[A-Z0-9]{11,30})`");

    @TempDir
    Path directory;

    @Test
    void the_books_survive_a_restart() {
        Bank before = at(NOON);
        String settled = before.take(order("e1", "9000", "12.34")).movement().reference();
        before.take(order("e2", "0006", "1.00"));
        before.take(order("e3", "0011", "5.00"));
        var sent = before.verify("i1", "US", "USD", "9001", "021000021");
        before.attempt(sent.id(), BigDecimal.TEN);

        Bank after = at(NOON.plusSeconds(60));

        assertThat(after.take(order("e1", "9000", "12.34")).movement().reference())
                .isEqualTo(settled);
        assertThat(after.unfinished())
                .extracting(movement -> movement.order().endToEndId())
                .containsExactly("e2", "e3");
        assertThat(after.verify("i1", "US", "USD", "9001", "021000021").id()).isEqualTo(sent.id());
        assertThat(after.attempt(sent.id(), BigDecimal.TEN).attemptsLeft()).isEqualTo(1);
        assertThat(after.attempt(sent.id(), sent.amount()).status()).isEqualTo("verified");
        assertThat(at(NOON).attempt(sent.id(), BigDecimal.TEN).status()).isEqualTo("verified");
    }

    @Test
    void what_was_returned_is_returned_once() {
        Bank bank = at(NOON);
        bank.take(order("e1", "0011", "5.00"));
        String reference = bank.giveBack("e1", "AC04").reference();
        assertThat(bank.giveBack("e1", "AC04").reference()).isEqualTo(reference);
        assertThat(bank.unfinished()).isEmpty();
        assertThat(bank.entries("USD")).hasSize(2);
    }

    @Test
    void a_statement_opens_with_what_the_day_before_closed() {
        at(NOON).take(order("e1", "9000", "12.34"));
        Bank next = at(NOON.plusSeconds(86_400));
        next.take(order("e2", "9000", "0.66"));
        String statement =
                new Statement("GB33BUKB20201555555555", "USD", LocalDate.of(2026, 6, 2), next.entries("USD")).camt053();
        assertThat(statement).containsSubsequence("OPBD", ">12.34<", "CLBD", ">13.00<", ">0.66<");
        assertThat(statement).contains("e2").doesNotContain("<EndToEndId>e1<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE65370400440532014711", "GB00NWBK60161331924711"})
    void a_mistyped_iban_is_not_paid_and_not_verified(String iban) {
        Bank bank = at(NOON);
        assertThat(bank.take(order("e1", iban, "1.00")).movement().reason()).isEqualTo("AC01");
        assertThatThrownBy(() -> bank.verify("i1", iban.substring(0, 2), "EUR", iban, ""))
                .hasFieldOrPropertyWithValue("code", "account_unknown");
        assertThat(bank.of(iban)).isEmpty();
    }

    @Test
    void a_mistyped_routing_number_is_not_paid() {
        assertThat(at(NOON).take(order("e1", "9000", "021000022", "1.00"))
                        .movement()
                        .reason())
                .isEqualTo("AC01");
    }

    @Test
    void every_account_in_the_documentation_can_be_and_has_its_story() throws Exception {
        List<String> rows = Files.readAllLines(Path.of("../../docs/sandbox.md")).stream()
                .filter(line -> IBAN.matcher(line).find() && line.startsWith("|"))
                .toList();
        assertThat(rows).hasSize(14).allSatisfy(row -> {
            String suffix = row.startsWith("| `") ? row.substring(3, 7) : "4711";
            List<String> ibans = IBAN.matcher(row)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            assertThat(ibans)
                    .extracting(iban -> iban.substring(0, 2))
                    .containsExactlyInAnyOrder("DE", "NL", "GB", "FR");
            assertThat(ibans).allSatisfy(iban -> {
                assertThat(iban).endsWith(suffix);
                assertThat(AccountNumbers.plausible(iban, null)).isTrue();
            });
        });
    }

    private static Order order(String id, String account, String amount) {
        return order(id, account, null, amount);
    }

    private static Order order(String id, String account, @Nullable String routing, String amount) {
        return new Order(id, true, account, routing, "Mei Lin", new BigDecimal(amount), "USD");
    }

    private Bank at(Instant now) {
        var mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        return new Bank(
                Journal.open(directory.resolve("bank.jsonl"), BankRecord.class, mapper),
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
