package io.okpay.fx.card;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.okpay.fx.FxServiceTest;
import io.okpay.fx.RateWorld;
import io.okpay.fx.currency.Currencies;
import io.okpay.fx.rate.CurrencyPair;
import io.okpay.fx.spread.Spreads;
import io.okpay.platform.event.RateCardPublished;
import io.okpay.platform.testing.TestEvents;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@FxServiceTest
class CardServiceTest {

    private static final int CURRENCIES = 34;

    @Inject
    Issues issues;

    @Inject
    Spreads spreads;

    @Inject
    Currencies currencies;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void cardsAreValid() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/v1/fx/rates/EUR/KWD").statusCode() == 200);
    }

    @AfterEach
    void allIsWellAgain() {
        RateWorld.reset();
    }

    @Test
    void everyPairIsPublishedWithBothSidesAroundTheMidRate() {
        long version = version();
        Map<String, RateCardPublished> cards = published(version, CURRENCIES * (CURRENCIES - 1) / 2);
        assertThat(cards).hasSize(CURRENCIES * (CURRENCIES - 1) / 2).containsKeys("EUR/USD", "USD/JPY", "GBP/KWD");
        assertThat(cards.values()).allSatisfy(card -> {
            assertThat(card.sell()).isLessThan(card.mid());
            assertThat(card.buy()).isGreaterThan(card.mid());
            assertThat(card.bands().getFirst().from()).isZero();
            assertThat(card.validUntil()).isAfter(card.validFrom());
            assertThat(card.source()).isEqualTo("STREAM");
        });
    }

    @Test
    void aRateThatMovesMakesCardsOfAHigherVersion() {
        long before = version();
        RateWorld.live("USD", "1.0999");
        await().until(() -> "1.0999".equals(get("/v1/fx/rates/EUR/USD").path("mid")));
        assertThat(version()).isGreaterThan(before);
        RateCardPublished card = TestEvents.await(
                RateCardPublished.class,
                one -> one.pair().equals("EUR/USD") && one.mid().compareTo(new BigDecimal("1.0999")) == 0);
        assertThat(card.version()).isGreaterThan(before);
    }

    @Test
    void cardsAreRenewedBeforeTheyEndWhileNothingMoves() {
        Instant first = until();
        await().atMost(Duration.ofSeconds(10)).until(() -> until().isAfter(first));
        assertThat(Instant.now()).isBefore(first);
    }

    @Test
    void withoutFreshRatesTheLastCardStandsUntilItEndsAndThenNothingIsPriced() {
        RateWorld.silent(true);
        Instant end = until();
        get("/v1/fx/rates?pair=EUR/USD").then().statusCode(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get("/v1/fx/rates/EUR/USD")
                        .then()
                        .statusCode(422)
                        .body("code", equalTo("RATE_STALE"))
                        .body("retryable", equalTo(true)));
        assertThat(Instant.now()).isAfter(end);
        get("/v1/fx/rates").then().statusCode(422).body("code", equalTo("RATE_STALE"));
        RateWorld.silent(false);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> get("/v1/fx/rates/EUR/USD").statusCode() == 200);
    }

    @Test
    void aPairWhoseRateIsKeptOutHasItsLastCardUntilThatEndsWhileOthersGoOn() {
        RateWorld.live("BHD", "0");
        long before = version();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> version() > before
                        && get("/v1/fx/rates/EUR/BHD").jsonPath().getLong("version") < version());
        Cards restarted = new Cards(issues, spreads, currencies);
        restarted.recover();
        assertThat(restarted.latest().orElseThrow().card(new CurrencyPair("EUR", "BHD")))
                .isPresent();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> get("/v1/fx/rates/EUR/BHD").then().statusCode(422).body("code", equalTo("RATE_STALE")));
        get("/v1/fx/rates/EUR/USD").then().statusCode(200);
    }

    @Test
    void aRestartLosesNoCard() {
        RateWorld.silent(true);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/v1/fx/rates/EUR/USD").statusCode() == 422);
        Cards restarted = new Cards(issues, spreads, currencies);
        restarted.recover();
        Issues.Stored stored = issues.latestAfter(0).orElseThrow();
        assertThat(restarted.latest()).get().satisfies(latest -> {
            assertThat(latest.issue()).isEqualTo(stored.issue());
            assertThat(latest.inOrder()).hasSize(CURRENCIES * (CURRENCIES - 1) / 2);
        });
    }

    @Test
    void whatWasIssuedAndNotPublishedIsPublishedLater() throws Exception {
        RateWorld.silent(true);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/v1/fx/rates/EUR/USD").statusCode() == 422);
        Instant now = Instant.now();
        Issues.Stored stored = issues.add(
                "CRASHED",
                1,
                Map.of("USD", new BigDecimal("1.08"), "JPY", new BigDecimal("160")),
                now,
                now.plusSeconds(30));
        RateCardPublished card = TestEvents.await(
                RateCardPublished.class,
                one -> one.source().equals("CRASHED") && one.pair().equals("USD/JPY"));
        assertThat(card.version()).isEqualTo(stored.issue().version());
        await().until(() ->
                issues.latestAfter(stored.issue().version() - 1).orElseThrow().published());
        try (Connection connection = dataSource.getConnection();
                Statement end = connection.createStatement()) {
            end.executeUpdate(
                    "UPDATE card_issue SET valid_until = valid_from + interval '1 millisecond' WHERE version = "
                            + stored.issue().version());
        }
    }

    @Test
    void aPairIsReadEitherWayAndUnknownPairsHaveTheirOwnCodes() {
        var there = get("/v1/fx/rates/EUR/USD").jsonPath();
        var back = get("/v1/fx/rates/USD/EUR").jsonPath();
        assertThat(new BigDecimal(there.getString("sell")).multiply(new BigDecimal(back.getString("buy"))))
                .isBetween(new BigDecimal("0.999999999"), new BigDecimal("1.000000001"));
        get("/v1/fx/rates/EUR/EUR").then().statusCode(422).body("code", equalTo("SAME_CURRENCY"));
        get("/v1/fx/rates/EUR/XAU").then().statusCode(404).body("code", equalTo("UNKNOWN_PAIR"));
        get("/v1/fx/rates/EUR/RUB").then().statusCode(404).body("code", equalTo("UNKNOWN_PAIR"));
        get("/v1/fx/rates?pair=EURUSD").then().statusCode(404).body("code", equalTo("UNKNOWN_PAIR"));
        get("/v1/fx/rates?currency=ABC").then().statusCode(404).body("code", equalTo("UNKNOWN_PAIR"));
        assertThat(get("/v1/fx/rates?currency=KWD").jsonPath().getList("rates")).hasSize(CURRENCIES - 1);
    }

    @Test
    void ratesOfTheSameIssueAreNotSentTwice() {
        await().untilAsserted(() -> {
            String tag = get("/v1/fx/rates").header("ETag");
            given().header("If-None-Match", tag).get("/v1/fx/rates").then().statusCode(304);
        });
    }

    private static Map<String, RateCardPublished> published(long from, int enough) {
        List<RateCardPublished> cards =
                TestEvents.all(RateCardPublished.class, card -> card.version() == from, enough, Duration.ofSeconds(15));
        return cards.stream().collect(Collectors.toMap(RateCardPublished::pair, card -> card, (one, again) -> again));
    }

    private static long version() {
        return get("/v1/fx/rates/EUR/USD").jsonPath().getLong("version");
    }

    private static Instant until() {
        return Instant.parse(get("/v1/fx/rates/EUR/USD").path("validUntil"));
    }
}
