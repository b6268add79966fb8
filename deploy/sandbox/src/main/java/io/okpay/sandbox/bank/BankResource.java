package io.okpay.sandbox.bank;

import static io.okpay.sandbox.access.Refusal.badRequest;
import static io.okpay.sandbox.access.Refusal.required;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.sandbox.access.Refusal;
import io.okpay.sandbox.access.SandboxConfig;
import io.okpay.sandbox.callback.SignedMessages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The bank's interface. */
@Path("/bank/v1")
@RunOnVirtualThread
public class BankResource {

    private static final int DOWN_FOR = 3;

    private final Bank bank;
    private final Decisions decisions;
    private final Messages messages;
    private final SignedMessages signature;
    private final ObjectMapper json;
    private final String account;
    private final Duration hang;
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();

    /** An account to verify. */
    record VerificationRequest(
            @Nullable String reference,
            @Nullable String holder,
            @Nullable String country,
            @Nullable String currency,
            @Nullable String accountNumber,
            @Nullable String routingNumber) {}

    /** A micro-deposit that is on its way. */
    record Verification(String id, String status, String bankName, String fingerprint) {}

    /** What somebody read on the statement. */
    record AttemptRequest(@Nullable String amount) {}

    BankResource(Bank bank, Decisions decisions, SandboxConfig config, ObjectMapper json) {
        this.bank = bank;
        this.decisions = decisions;
        this.messages = new Messages(config.bankAccount());
        this.signature = new SignedMessages(config.bankSecret());
        this.json = json;
        this.account = config.bankAccount();
        this.hang = config.hang();
    }

    @POST
    @Path("/payment-initiations")
    public Response initiate(@Context HttpHeaders headers, byte[] body) throws InterruptedException {
        signature.check(headers, body);
        return carryOut(messages.order(body));
    }

    @POST
    @Path("/credit-transfers")
    public Response transfer(@Context HttpHeaders headers, byte[] body) throws InterruptedException {
        signature.check(headers, body);
        return carryOut(messages.creditTransfer(body));
    }

    private Response carryOut(Order order) throws InterruptedException {
        AccountBehaviour behaviour = AccountBehaviour.of(order.account());
        if (behaviour == AccountBehaviour.DOWN_AT_FIRST
                && refused.merge(order.endToEndId(), 1, Integer::sum) <= DOWN_FOR) {
            throw new Refusal(503, "bank_down", "the bank is closed for a moment");
        }
        Bank.Taken taken = bank.take(order);
        if (taken.isNew()) {
            decisions.after(taken.movement());
            if (behaviour.hangs()) {
                Thread.sleep(hang);
            }
        }
        return xml(202, Messages.status(taken.movement()));
    }

    @GET
    @Path("/payment-initiations/{endToEndId}")
    public Response status(@Context HttpHeaders headers, @RestPath String endToEndId) {
        signature.check(headers, new byte[0]);
        var movement = bank.movement(endToEndId)
                .orElseThrow(() -> new Refusal(404, "order_unknown", "the bank has no such order"));
        decisions.asked(movement);
        return xml(200, Messages.status(movement));
    }

    @GET
    @Path("/statements/{day}")
    public Response statement(
            @Context HttpHeaders headers, @RestPath String day, @RestQuery @Nullable String currency) {
        signature.check(headers, new byte[0]);
        String code = required(currency, "currency");
        try {
            return xml(200, new Statement(account, code, LocalDate.parse(day), bank.entries(code)).camt053());
        } catch (DateTimeParseException e) {
            throw badRequest("day_invalid", "the day must be as 2026-01-31");
        }
    }

    @POST
    @Path("/account-verifications")
    public Response verify(@Context HttpHeaders headers, byte[] body) {
        signature.check(headers, body);
        VerificationRequest request = read(body, VerificationRequest.class);
        required(request.holder(), "holder");
        String routing = request.routingNumber();
        var sent = bank.verify(
                required(request.reference(), "reference"),
                required(request.country(), "country"),
                required(request.currency(), "currency"),
                required(request.accountNumber(), "accountNumber"),
                routing == null ? "" : routing);
        return Response.status(201)
                .entity(new Verification(sent.id(), "sent", sent.bankName(), sent.fingerprint()))
                .build();
    }

    @POST
    @Path("/account-verifications/{id}/attempts")
    public Bank.Attempt attempt(@Context HttpHeaders headers, @RestPath String id, byte[] body) {
        signature.check(headers, body);
        String amount = required(read(body, AttemptRequest.class).amount(), "amount");
        try {
            return bank.attempt(id, new BigDecimal(amount));
        } catch (NumberFormatException e) {
            throw badRequest("amount_invalid", "the amount is not a number");
        }
    }

    /** For the account's holder, and for tests: like the inbox, it is open to all. */
    @GET
    @Path("/accounts/{account}/movements")
    public Map<String, List<Bank.HolderEntry>> movements(@RestPath String account) {
        return Map.of("movements", bank.of(account));
    }

    private <T> T read(byte[] body, Class<T> type) {
        try {
            return required(json.readValue(body, type), "body");
        } catch (IOException e) {
            throw badRequest("request_malformed", "the body is not the JSON that is expected here");
        }
    }

    private static Response xml(int status, String message) {
        return Response.status(status).type("application/xml").entity(message).build();
    }
}
