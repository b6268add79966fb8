package io.okpay.account.instrument;

import io.okpay.platform.event.CardFunding;
import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The customer's bound cards. */
@Path("/v1/me/instruments")
@RolesAllowed("customer")
@Tag(name = "Instruments")
public class InstrumentResource {

    private final Instruments instruments;
    private final BindCard bindCard;
    private final Outbox outbox;
    private final Caller caller;

    /**
     * A card to bind.
     *
     * @param token from the acquirer's tokenisation endpoint; never a card number
     */
    public record BindRequest(
            @NotNull @Size(min = 1, max = 128) @Schema(examples = "tok_1pJx0")
            String token) {}

    /** A bound card. */
    public record InstrumentResponse(
            UUID id,
            String brand,
            String last4,
            int expiryMonth,
            int expiryYear,
            String country,
            CardFunding funding,
            Instant boundAt) {

        static InstrumentResponse from(Instrument instrument) {
            return new InstrumentResponse(
                    instrument.id(),
                    instrument.brand(),
                    instrument.last4(),
                    instrument.expiryMonth(),
                    instrument.expiryYear(),
                    instrument.country(),
                    instrument.funding(),
                    instrument.boundAt());
        }
    }

    InstrumentResource(Instruments instruments, BindCard bindCard, Outbox outbox, Caller caller) {
        this.instruments = instruments;
        this.bindCard = bindCard;
        this.outbox = outbox;
        this.caller = caller;
    }

    /** All bound cards, oldest first. */
    @GET
    @Operation(operationId = "listInstruments", summary = "Your bound cards")
    public List<InstrumentResponse> list() {
        return instruments.of(caller.customerId()).stream()
                .map(InstrumentResponse::from)
                .toList();
    }

    /** Binds the card behind a token. */
    @POST
    @Operation(operationId = "bindCard", summary = "Bind a card by the acquirer's token")
    @APIResponse(
            responseCode = "201",
            description = "Bound",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = InstrumentResponse.class)))
    @APIResponse(responseCode = "409", description = "INSTRUMENT_DUPLICATE")
    @APIResponse(
            responseCode = "422",
            description = "CARD_TOKEN_INVALID, CARD_TOKEN_USED, CARD_EXPIRED, CARD_BLOCKED, CARD_DECLINED,"
                    + " INSTRUMENT_LIMIT_REACHED")
    @APIResponse(responseCode = "503", description = "ACQUIRER_UNAVAILABLE")
    public Response bind(@NotNull @Valid BindRequest request) {
        Instrument instrument = bindCard.bind(caller.customerId(), request.token());
        return Response.status(201)
                .header("Location", "/v1/me/instruments/" + instrument.id())
                .entity(InstrumentResponse.from(instrument))
                .build();
    }

    /** Removes a card: from now on it funds nothing. */
    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "removeCard", summary = "Remove a bound card")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    public void remove(@PathParam("id") UUID id) {
        Instrument instrument = instruments
                .locked(id, caller.customerId())
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        outbox.publish(instrument.remove(Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    }
}
