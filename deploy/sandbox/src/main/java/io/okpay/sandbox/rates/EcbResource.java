package io.okpay.sandbox.rates;

import io.okpay.sandbox.access.Refusal;
import io.okpay.sandbox.access.SandboxConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The central bank's files, in its own form and under its own names. */
@Path("/ecb")
@Produces(MediaType.TEXT_XML)
final class EcbResource {

    private static final int NINETY_DAYS = 90;
    private static final String DOCTYPE = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";

    private final ReferenceRates rates;
    private final Switches switches;

    EcbResource(SandboxConfig config, Switches switches) {
        this.rates = new ReferenceRates(config.rateSeed());
        this.switches = switches;
    }

    @GET
    @Path("/eurofxref-daily.xml")
    public Response daily(@Context Request request) {
        Switches.Setting setting = switches.of(Switches.Feed.ECB);
        Map<LocalDate, Map<String, BigDecimal>> days = days();
        LocalDate last = List.copyOf(days.keySet()).getLast();
        LocalDate named = setting.is(FeedBehaviour.STALE) ? last.minusDays(7) : last;
        String text = EurofxrefXml.of(Map.of(named, Spoil.apply(setting, days.getOrDefault(last, Map.of()))));
        return answer(request, spoil(setting, text), setting.is(FeedBehaviour.REPEATED) ? Instant.now() : null);
    }

    @GET
    @Path("/eurofxref-hist-90d.xml")
    public Response lastDays(@Context Request request) {
        LocalDate first = LocalDate.now(ReferenceRates.FRANKFURT).minusDays(NINETY_DAYS);
        Map<LocalDate, Map<String, BigDecimal>> days = days();
        days.keySet().removeIf(day -> day.isBefore(first));
        return answer(request, EurofxrefXml.of(days), null);
    }

    @GET
    @Path("/eurofxref-hist.xml")
    public Response all(@Context Request request) {
        return answer(request, EurofxrefXml.of(days()), null);
    }

    private Response answer(Request request, String text, @org.jspecify.annotations.Nullable Instant salt) {
        if (switches.of(Switches.Feed.ECB).is(FeedBehaviour.DOWN)) {
            throw new Refusal(503, "unavailable", "the bank is not available");
        }
        EntityTag tag = new EntityTag(Integer.toHexString(text.hashCode()) + (salt == null ? "" : salt.toEpochMilli()));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(text) : unchanged).tag(tag).build();
    }

    private static String spoil(Switches.Setting setting, String text) {
        return switch (setting.behaviour()) {
            case MALFORMED -> text.substring(0, text.length() / 2);
            case DOCTYPE -> text.replaceFirst("\\?>", "?>" + DOCTYPE);
            default -> text;
        };
    }

    private Map<LocalDate, Map<String, BigDecimal>> days() {
        List<String> ofTheBank = ReferenceRates.ofTheBank();
        Map<LocalDate, Map<String, BigDecimal>> days = new LinkedHashMap<>();
        for (Map.Entry<LocalDate, Map<String, BigDecimal>> day :
                new ArrayList<>(rates.until(Instant.now()).entrySet())) {
            Map<String, BigDecimal> published = new LinkedHashMap<>(day.getValue());
            published.keySet().retainAll(ofTheBank);
            days.put(day.getKey(), published);
        }
        return days;
    }
}
