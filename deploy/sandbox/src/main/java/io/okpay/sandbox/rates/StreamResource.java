package io.okpay.sandbox.rates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.sandbox.access.Refusal;
import io.okpay.sandbox.access.SandboxConfig;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Live rates: one JSON object on each line, for as long as the client listens. */
@Path("/rates/stream")
final class StreamResource {

    private static final Duration STALE = Duration.ofHours(1);

    private final Walk walk;
    private final Switches switches;
    private final ObjectMapper json;
    private final Duration tick;
    private volatile Instant repeated = Instant.EPOCH;

    StreamResource(SandboxConfig config, Switches switches, ObjectMapper json) {
        this.walk = new Walk(config.rateSeed());
        this.switches = switches;
        this.json = json;
        this.tick = config.rateTick();
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public Multi<String> lines() {
        if (setting().is(FeedBehaviour.DOWN)) {
            throw new Refusal(503, "unavailable", "there are no rates");
        }
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(0L),
                        Multi.createFrom().ticks().startingAfter(tick).every(tick))
                .onOverflow()
                .drop()
                .select()
                .first(line -> !setting().is(FeedBehaviour.DOWN))
                .select()
                .where(line -> !setting().is(FeedBehaviour.SILENT))
                .map(line -> line(Instant.now()));
    }

    private String line(Instant now) {
        Switches.Setting setting = setting();
        Instant at = switch (setting.behaviour()) {
            case STALE -> now.minus(STALE);
            case REPEATED -> repeated;
            default -> now;
        };
        repeated = at;
        Map<String, String> mids = new LinkedHashMap<>();
        for (Map.Entry<String, BigDecimal> rate :
                Spoil.apply(setting, walk.next(now)).entrySet()) {
            mids.put(rate.getKey(), rate.getValue().toPlainString());
        }
        try {
            String line = json.writeValueAsString(new Line("EUR", at.toString(), mids));
            return (setting.is(FeedBehaviour.MALFORMED) ? line.substring(0, line.length() / 2) : line) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Switches.Setting setting() {
        return switches.of(Switches.Feed.STREAM);
    }

    private record Line(String base, String at, Map<String, String> mids) {}
}
