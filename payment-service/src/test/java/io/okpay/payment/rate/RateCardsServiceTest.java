package io.okpay.payment.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.testing.TestEvents;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class RateCardsServiceTest {

    @Inject
    RateCards cards;

    @Test
    void theHighestVersionOfACardStandsWhateverComesLater() {
        Instant until = Instant.now().plusSeconds(600);
        TestEvents.publish(RatesInTests.card("BHD/TND", "8.2", "0.01", 7, until));
        TestEvents.publish(RatesInTests.card("BHD/TND", "8.1", "0.01", 6, until));
        TestEvents.publish(RatesInTests.card("BHD/TND", "8.3", "0.01", 8, until));
        TestEvents.publish(RatesInTests.card("BHD/TND", "8.0", "0.01", 5, until));
        TestEvents.publish(RatesInTests.card("BHD/TND", "8.9", "0.01", 8, until));
        TestEvents.publish(RatesInTests.card("BHD/OMR", "1", "0.01", 1, until));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cards.latest("OMR", "BHD").isPresent()
                        && cards.latest("BHD", "TND")
                                .filter(card -> card.version() == 8)
                                .isPresent());
        RateCard selling = cards.latest("BHD", "TND").orElseThrow();
        assertThat(selling.mid()).isEqualByComparingTo("8.3");
        assertThat(selling.bands().getFirst().rate()).isEqualByComparingTo("8.217");
        RateCard buying = cards.latest("TND", "BHD").orElseThrow();
        assertThat(buying.bands().getFirst().rate()).isEqualByComparingTo("0.1192771084");
        assertThat(buying.validAt(Instant.now())).isTrue();
        assertThat(buying.validAt(until)).isFalse();
        assertThat(cards.latest("TND", "OMR")).isEmpty();
    }
}
