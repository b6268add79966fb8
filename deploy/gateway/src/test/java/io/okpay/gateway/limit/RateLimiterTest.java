package io.okpay.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private final AtomicLong now = new AtomicLong(TimeUnit.DAYS.toNanos(1));

    @Test
    void a_bucket_gives_its_burst_and_then_the_rate() {
        var limiter = new RateLimiter(10, 5, 100, now::get);
        for (int left = 4; left >= 0; left--) {
            assertThat(limiter.take("a").remaining()).isEqualTo(left);
        }
        assertThat(limiter.take("a").allowed()).isFalse();
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(limiter.take("a").allowed()).isTrue();
        assertThat(limiter.take("a").allowed()).isFalse();
        now.addAndGet(TimeUnit.SECONDS.toNanos(60));
        assertThat(limiter.take("a").remaining()).isEqualTo(4);
    }

    @Test
    void one_client_does_not_use_up_the_tokens_of_another() {
        var limiter = new RateLimiter(1, 1, 100, now::get);
        assertThat(limiter.take("a").allowed()).isTrue();
        assertThat(limiter.take("a").allowed()).isFalse();
        assertThat(limiter.take("b").allowed()).isTrue();
    }

    @Test
    void memory_has_a_ceiling_under_a_flood_of_clients_and_frees_itself() {
        var limiter = new RateLimiter(10, 10, 1000, now::get);
        for (int i = 0; i < 50_000; i++) {
            limiter.take("client-" + i);
        }
        assertThat(limiter.remembered()).isLessThanOrEqualTo(1001);
        now.addAndGet(TimeUnit.SECONDS.toNanos(10));
        assertThat(limiter.take("newcomer").allowed()).isTrue();
        assertThat(limiter.remembered()).isLessThan(10);
    }

    @Test
    void a_client_cannot_choose_among_the_addresses_of_its_ipv6_network() {
        assertThat(ClientLimits.network("2001:db8:1:2:3:4:5:6")).isEqualTo(ClientLimits.network("2001:db8:1:2::1"));
        assertThat(ClientLimits.network("2001:db8:1:3::1")).isNotEqualTo(ClientLimits.network("2001:db8:1:2::1"));
        assertThat(ClientLimits.network("192.0.2.1")).isEqualTo("192.0.2.1");
    }
}
