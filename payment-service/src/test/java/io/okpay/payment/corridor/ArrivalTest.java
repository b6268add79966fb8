package io.okpay.payment.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalTest {

    @ParameterizedTest
    @CsvSource({
        // Monday, before and at the cut-off of 14:00 in Tokyo, which is 05:00 in UTC
        "2026-11-23T04:59:59Z, 1, 2026-11-24",
        "2026-11-23T05:00:00Z, 1, 2026-11-25",
        // late on Sunday in UTC it is Monday in Tokyo
        "2026-11-22T20:00:00Z, 0, 2026-11-23",
        // Friday after the cut-off, and the weekend, count as Monday
        "2026-11-27T06:00:00Z, 0, 2026-11-30",
        "2026-11-28T00:00:00Z, 1, 2026-12-01",
        // Thursday and two business days
        "2026-11-26T00:00:00Z, 2, 2026-11-30",
    })
    void moneyIsThereSoManyBusinessDaysAfterTheDayOnWhichTheBankTakesIt(Instant sent, int days, LocalDate there) {
        assertThat(new Arrival(LocalTime.of(14, 0), ZoneId.of("Asia/Tokyo"), days).of(sent))
                .isEqualTo(there);
    }
}
