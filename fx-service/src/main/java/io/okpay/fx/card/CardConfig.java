package io.okpay.fx.card;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The figures of rate cards. */
@ConfigMapping(prefix = "okpay.cards")
interface CardConfig {

    /** Whose mid rates customers pay: one source, so that no card falls back to older rates unseen. */
    String source();

    /** How old a mid rate may be when a card is made of it. */
    Duration freshFor();

    /** How long a card is valid. */
    Duration life();

    /** The wait between two issues when rates have moved; when they have not, half of a card's life. */
    Duration renewEvery();

    /** How often somebody looks whether cards are to be issued or published. */
    Duration lookEvery();
}
