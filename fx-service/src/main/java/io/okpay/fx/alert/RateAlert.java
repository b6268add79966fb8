package io.okpay.fx.alert;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.fx.rate.CurrencyPair;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer waits for the mid-market rate of a pair to reach a threshold. */
@Entity
@Table(name = "rate_alert")
class RateAlert {

    /** From which side the rate comes. */
    enum Direction {
        /** The rate is at the threshold or above. */
        ABOVE,
        /** The rate is at the threshold or below. */
        BELOW
    }

    /** What an alert does now. */
    enum State {
        /** It waits for the rate. */
        ARMED,
        /** It was told, and waits for the rate to go back. */
        WAITING,
        /** It was told once, as was wanted. */
        DONE
    }

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    private String pair;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    private BigDecimal threshold;
    private boolean repeating;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "triggered_at")
    private @Nullable Instant triggeredAt;

    @Column(name = "triggered_rate")
    private @Nullable BigDecimal triggeredRate;

    @SuppressWarnings("NullAway.Init")
    RateAlert() {}

    RateAlert(
            UUID customerId,
            CurrencyPair pair,
            Direction direction,
            BigDecimal threshold,
            boolean repeating,
            Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.pair = pair.toString();
        this.direction = direction;
        this.threshold = threshold;
        this.repeating = repeating;
        this.state = State.ARMED;
        this.createdAt = now;
    }

    static boolean reached(Direction direction, BigDecimal threshold, BigDecimal rate) {
        return direction == Direction.ABOVE ? rate.compareTo(threshold) >= 0 : rate.compareTo(threshold) <= 0;
    }

    UUID id() {
        return id;
    }

    UUID customerId() {
        return customerId;
    }

    String pair() {
        return pair;
    }

    Direction direction() {
        return direction;
    }

    BigDecimal threshold() {
        return threshold;
    }

    boolean isRepeating() {
        return repeating;
    }

    State state() {
        return state;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant triggeredAt() {
        return triggeredAt;
    }

    @Nullable BigDecimal triggeredRate() {
        return triggeredRate;
    }
}
