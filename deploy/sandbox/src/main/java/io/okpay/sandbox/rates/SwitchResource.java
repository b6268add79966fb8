package io.okpay.sandbox.rates;

import static io.okpay.sandbox.access.Refusal.badRequest;
import static io.okpay.sandbox.access.Refusal.required;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Spoils the sources of rates, for tests and for people who want to see what happens. */
@Path("/sandbox/rates/behaviour")
final class SwitchResource {

    private static final double JUMPS_TO = 1.5;
    private static final double MOVES_TO = 1.02;

    private final Switches switches;

    SwitchResource(Switches switches) {
        this.switches = switches;
    }

    /** A source and how it behaves from now on. */
    record SwitchRequest(
            Switches.@Nullable Feed feed,
            @Nullable FeedBehaviour behaviour,
            @Nullable String currency,
            @Nullable Double factor) {}

    @GET
    public Map<String, Switches.Setting> all() {
        Map<String, Switches.Setting> settings = new TreeMap<>();
        for (Switches.Feed feed : Switches.Feed.values()) {
            settings.put(feed.name(), switches.of(feed));
        }
        return settings;
    }

    @POST
    public Map<String, Switches.Setting> set(@Nullable SwitchRequest body) {
        SwitchRequest request = required(body, "body");
        Switches.Feed feed = required(request.feed(), "feed");
        FeedBehaviour behaviour = required(request.behaviour(), "behaviour");
        Double asked = request.factor();
        if (asked != null && !(asked > 0)) {
            throw badRequest("factor_invalid", "a factor is more than zero");
        }
        double usual = behaviour == FeedBehaviour.JUMP ? JUMPS_TO : MOVES_TO;
        String currency = request.currency();
        switches.set(
                feed,
                new Switches.Setting(behaviour, currency == null ? "USD" : currency, asked == null ? usual : asked));
        return all();
    }
}
