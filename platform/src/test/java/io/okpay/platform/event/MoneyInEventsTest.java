package io.okpay.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.platform.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MoneyInEventsTest {

    @Test
    void moneyTravelsAsAmountAndCurrency() {
        PaymentFailed event = new PaymentFailed(
                UUID.fromString("0198c5f0-7d1e-7c3a-9f55-0a4b7c3d2e1f"),
                "TRANSFER",
                UUID.fromString("0198c5f0-7d1e-7c3a-9f55-0a4b7c3d2e20"),
                Money.of("12.30", "USD"),
                "INSUFFICIENT_BALANCE",
                Instant.parse("2026-11-22T10:00:00Z"));
        String json = EventJson.write(event);
        assertThat(json).contains("\"amount\":{\"amount\":\"12.30\",\"currency\":\"USD\"}");
        assertThat(EventJson.read(json.getBytes(StandardCharsets.UTF_8), PaymentFailed.class))
                .isEqualTo(event);
    }
}
