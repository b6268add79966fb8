package io.okpay.payment.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.okpay.payment.quote.QuoteProblem;
import io.okpay.platform.event.OrderPaid;
import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MerchantOrderTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(900);
    private static final Money FEE = Money.of("0.20", "USD");

    private final UUID payment = UUID.randomUUID();
    private final MerchantOrder order =
            new MerchantOrder(UUID.randomUUID(), "INV-1", "Books", Money.of("20.00", "USD"), NOW, LATER);

    @Test
    void isPaidOnceByThePaymentThatClaimedIt() {
        order.claim(payment, NOW);
        assertThat(order.obstacle(NOW)).contains(QuoteProblem.ORDER_BEING_PAID);
        assertThatThrownBy(() -> order.pay(UUID.randomUUID(), FEE, NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(order.pay(payment, FEE, NOW)).get().isInstanceOf(OrderPaid.class);
        assertThat(order.pay(payment, FEE, NOW)).isEmpty();
        assertThat(order.obstacle(NOW)).contains(QuoteProblem.ORDER_ALREADY_PAID);
        assertThatThrownBy(() -> order.cancel(NOW)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aClaimKeepsItFromExpiringUntilItIsGivenUp() {
        order.claim(payment, NOW);
        assertThat(order.stateAt(LATER)).isEqualTo(OrderState.CREATED);
        order.release(UUID.randomUUID(), LATER);
        assertThat(order.stateAt(LATER)).isEqualTo(OrderState.CREATED);
        order.release(payment, LATER);
        assertThat(order.stateAt(LATER)).isEqualTo(OrderState.EXPIRED);
        assertThat(order.obstacle(LATER)).contains(QuoteProblem.ORDER_EXPIRED);
    }

    @Test
    void aCancelledOneTakesNoPayment() {
        order.cancel(NOW);
        assertThat(order.obstacle(NOW)).contains(QuoteProblem.ORDER_CANCELLED);
        assertThatThrownBy(() -> order.claim(payment, NOW)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void whatIsPaidIsNotGivenBackByALateRelease() {
        order.claim(payment, NOW);
        order.pay(payment, FEE, NOW);
        order.release(payment, NOW);
        assertThat(order.stateAt(LATER)).isEqualTo(OrderState.PAID);
        assertThat(order.paymentId()).isEqualTo(payment);
    }
}
