package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RefundsTest {

    @RepeatedTest(200)
    void manyPartsNeverReturnMoreThanTheOriginalNorMoreOfTheFeeThanTheWhole(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        long received = 1L + random.nextInt(100_000);
        long fee = random.nextInt(5_000);
        int basisPoints = random.nextInt(10_001);
        Refunds refunds = new Refunds();
        List<Refunds.Claim> held = new ArrayList<>();
        long amounts = 0;
        long fees = 0;
        for (int i = 0; i < 40 && refunds.claimed() < received; i++) {
            Refunds.Claim claim =
                    refunds.claim(1 + random.nextLong(received - refunds.claimed()), received, fee, basisPoints);
            held.add(claim);
            amounts += claim.amount();
            fees += claim.feeReturned();
            if (random.nextInt(3) == 0) {
                Refunds.Claim failed = held.remove(random.nextInt(held.size()));
                refunds.giveBack(failed.amount(), failed.feeReturned());
                amounts -= failed.amount();
                fees -= failed.feeReturned();
            }
            assertThat(amounts).isEqualTo(refunds.claimed()).isBetween(0L, received);
            assertThat(fees).isBetween(0L, fee * basisPoints / 10_000L);
        }
    }

    @Test
    void theWholeReturnsTheWholeShareOfTheFee() {
        assertThat(new Refunds().claim(1_000, 1_000, 33, 10_000)).isEqualTo(new Refunds.Claim(1_000, 33));
        assertThat(new Refunds().claim(1_000, 1_000, 33, 5_000)).isEqualTo(new Refunds.Claim(1_000, 16));
        assertThat(new Refunds().claim(1_000, 1_000, 33, 0)).isEqualTo(new Refunds.Claim(1_000, 0));
    }

    @Test
    void nothingAndTooMuchAreNotClaimed() {
        Refunds refunds = new Refunds();
        refunds.claim(600, 1_000, 10, 0);
        assertThatThrownBy(() -> refunds.claim(401, 1_000, 10, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> refunds.claim(0, 1_000, 10, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(refunds.claimed()).isEqualTo(600);
    }
}
