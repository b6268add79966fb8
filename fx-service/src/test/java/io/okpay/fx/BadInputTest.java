package io.okpay.fx;

import io.okpay.platform.testing.BadInputContract;
import java.util.Set;

@FxServiceTest
class BadInputTest extends BadInputContract {

    /** Feeds go on meanwhile. */
    @Override
    protected Set<String> countingTables() {
        return Set.of("feed", "feed_rejection", "rate_snapshot", "card_issue");
    }
}
