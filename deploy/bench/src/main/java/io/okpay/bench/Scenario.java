package io.okpay.bench;

import java.util.Locale;
import java.util.SplittableRandom;

/** Who pays whom among the wallets. */
enum Scenario {
    /** Random pairs. */
    UNIFORM {
        @Override
        Payment next(SplittableRandom random, long nth) {
            int payer = random.nextInt(WALLETS);
            int payee = (payer + 1 + random.nextInt(WALLETS - 1)) % WALLETS;
            return new Payment(payer, payee, amount(random));
        }
    },
    /** Wallet 0 is one side of every transfer, payee and payer in turn. */
    HOT {
        @Override
        Payment next(SplittableRandom random, long nth) {
            int other = 1 + random.nextInt(WALLETS - 1);
            return nth % 2 == 0 ? new Payment(other, 0, amount(random)) : new Payment(0, other, amount(random));
        }
    };

    /** How many wallets, or accounts of a floor, there are. */
    static final int WALLETS = 10_000;

    /**
     * One transfer to make.
     *
     * @param payer from 0
     * @param payee from 0, and never the payer
     * @param amount minor units
     */
    record Payment(int payer, int payee, long amount) {}

    /** The next payment; {@code nth} counts those of one client. */
    abstract Payment next(SplittableRandom random, long nth);

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static long amount(SplittableRandom random) {
        return random.nextLong(1, 100);
    }
}
