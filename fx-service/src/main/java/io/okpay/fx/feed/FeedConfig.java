package io.okpay.fx.feed;

import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Where mid rates come from. A feed without an address is not read. */
@ConfigMapping(prefix = "okpay.feed")
interface FeedConfig {

    /** The reference rates of the European Central Bank. */
    Ecb ecb();

    /** Live rates. */
    Stream stream();

    /** How long readings of the stream are kept. */
    Duration kept();

    /** What every feed has. */
    interface Feed {
        Optional<URI> url();

        Set<String> currencies();

        BigDecimal jump();

        Duration freshFor();

        Duration pause();

        default RateFeed.Rules rules() {
            return new RateFeed.Rules(currencies(), jump(), freshFor());
        }
    }

    /** What the daily rates have besides. */
    interface Ecb extends Feed {

        /** How much of the past fills an empty history. */
        History history();
    }

    /** What the stream has besides. */
    interface Stream extends Feed {

        /** After so long without a line the connection is made anew. */
        Duration silence();
    }

    /** The files of the past, by what follows {@code eurofxref}. */
    enum History {
        DAYS_90("-hist-90d.xml"),
        ALL("-hist.xml");

        private final String suffix;

        History(String suffix) {
            this.suffix = suffix;
        }

        String suffix() {
            return suffix;
        }
    }
}
