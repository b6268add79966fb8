package io.okpay.sandbox.inbox;

import static io.okpay.sandbox.access.Refusal.badRequest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What customers received, for tests and for the inbox page. */
@Path("/inbox/messages")
final class InboxResource {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    private final Inbox inbox;

    InboxResource(Inbox inbox) {
        this.inbox = inbox;
    }

    @GET
    public Messages messages(
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String since,
            @RestQuery @Nullable String search,
            @RestQuery @Nullable Integer limit) {
        Predicate<Message> wanted = message -> true;
        if (to != null && !to.isBlank()) {
            String recipient = withPlus(to).strip();
            wanted = wanted.and(message -> message.isFor(recipient));
        }
        if (since != null && !since.isBlank()) {
            Instant earliest = instant(since);
            wanted = wanted.and(message -> message.at().isAfter(earliest));
        }
        if (search != null && !search.isBlank()) {
            String words = withPlus(search).strip();
            wanted = wanted.and(message -> message.mentions(words));
        }
        int most = limit == null ? DEFAULT_LIMIT : Math.clamp(limit, 1, MAX_LIMIT);
        return new Messages(
                inbox.newest(wanted, most).stream().map(MessageResponse::from).toList());
    }

    @GET
    @Path("/repeats")
    public Map<String, Integer> repeats() {
        return inbox.repeats();
    }

    @DELETE
    public void clear() {
        inbox.clear();
    }

    /** A plus sign that nobody encoded arrives as a space, and phone numbers begin with one. */
    private static String withPlus(String parameter) {
        return parameter.startsWith(" ") ? "+" + parameter.substring(1) : parameter;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw badRequest("since_invalid", "since must be an RFC 3339 instant such as 2026-01-31T12:00:00Z");
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MessageResponse(
            String id,
            String channel,
            String to,
            @Nullable String from,
            @Nullable String subject,
            String text,
            Instant at) {

        static MessageResponse from(Message message) {
            return new MessageResponse(
                    message.id(),
                    message.channel(),
                    message.to(),
                    message.from(),
                    message.subject(),
                    message.text(),
                    message.at());
        }
    }

    record Messages(List<MessageResponse> messages) {}
}
