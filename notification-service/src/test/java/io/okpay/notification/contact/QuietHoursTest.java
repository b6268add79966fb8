package io.okpay.notification.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    @ParameterizedTest
    @CsvSource({
        "22:00, 07:00, UTC, 2026-12-01T21:59:59Z, 2026-12-01T21:59:59Z",
        "22:00, 07:00, UTC, 2026-12-01T22:00:00Z, 2026-12-02T07:00:00Z",
        "22:00, 07:00, UTC, 2026-12-02T06:59:59Z, 2026-12-02T07:00:00Z",
        "22:00, 07:00, UTC, 2026-12-02T07:00:00Z, 2026-12-02T07:00:00Z",
        "12:00, 13:30, Asia/Shanghai, 2026-12-01T04:30:00Z, 2026-12-01T05:30:00Z",
        "12:00, 13:30, Asia/Shanghai, 2026-12-01T12:30:00Z, 2026-12-01T12:30:00Z",
        // the clock goes from 02:00 to 03:00
        "22:00, 02:30, Europe/Berlin, 2027-03-28T00:30:00Z, 2027-03-28T01:30:00Z",
        // the clock shows 02:30 twice
        "22:00, 07:00, Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-25T06:00:00Z",
        "22:00, 07:00, Europe/Berlin, 2026-10-25T01:30:00Z, 2026-10-25T06:00:00Z"
    })
    void aMessageWaitsForTheEndOfTheHoursInWhichItComes(
            LocalTime from, LocalTime until, ZoneId zone, Instant now, Instant next) {
        assertThat(new QuietHours(from, until, zone).next(now)).isEqualTo(next);
    }

    @Test
    void noMessageWaitsInVainOrLongerThanADay() {
        Random random = new Random(20_261_201);
        ZoneId[] zones = {ZoneId.of("UTC"), ZoneId.of("America/New_York"), ZoneId.of("Australia/Lord_Howe")};
        for (int i = 0; i < 20_000; i++) {
            LocalTime from = LocalTime.of(random.nextInt(24), random.nextInt(60));
            LocalTime until = LocalTime.of(random.nextInt(24), random.nextInt(60));
            if (from.equals(until)) {
                continue;
            }
            QuietHours hours = new QuietHours(from, until, zones[random.nextInt(zones.length)]);
            Instant now = Instant.ofEpochSecond(1_790_000_000L + random.nextInt(40_000_000));
            Instant next = hours.next(now);
            assertThat(next).isBetween(now, now.plus(Duration.ofHours(25)));
            assertThat(Duration.between(next, hours.next(next)))
                    .as("%s at %s", hours, now)
                    .isLessThanOrEqualTo(Duration.ofHours(1));
        }
    }

    @Test
    void hoursThatEndWhenTheyBeginAreNone() {
        LocalTime ten = LocalTime.of(10, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> new QuietHours(ten, ten, ZoneId.of("UTC")));
    }
}
