package io.okpay.payment.bank;

import io.okpay.payment.rail.Callbacks;
import io.okpay.payment.rail.RailKind;
import io.okpay.payment.rail.RailProblem;
import io.okpay.payment.rail.RailReport;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.signature.MessageSignature;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the bank tells what became of movements that it had not decided, and what it returns. */
@Path("/v1/rails/bank/callbacks")
@PermitAll
@Tag(name = "Rails")
public class BankCallbackResource {

    private final Callbacks callbacks;
    private final MessageSignature signature;

    BankCallbackResource(Callbacks callbacks, @ConfigProperty(name = "okpay.bank.secret") String secret) {
        this.callbacks = callbacks;
        this.signature = new MessageSignature(secret);
    }

    /** Takes pacs.002 or pacs.004. */
    @POST
    @Blocking
    @Consumes("application/xml")
    @Operation(operationId = "bankCallback", summary = "For the bank: pacs.002.001.10 or pacs.004.001.09, signed")
    @APIResponse(responseCode = "204", description = "Taken, also when it had been taken before")
    @APIResponse(responseCode = "401", description = "CALLBACK_NOT_SIGNED")
    @APIResponse(responseCode = "422", description = "CALLBACK_NOT_UNDERSTOOD")
    public void callback(@Context HttpHeaders headers, byte[] body) {
        callbacks.check(signature, headers, body);
        Report report;
        try {
            report = Report.parse(body);
        } catch (UnreadableMessageException e) {
            throw ProblemException.of(RailProblem.CALLBACK_NOT_UNDERSTOOD)
                    .with("reason", String.valueOf(e.getMessage()));
        }
        callbacks.receive(RailKind.BANK, Callbacks.id(headers), told(report));
    }

    /** What it means to a payment. A movement that gives money back is asked about, as nothing else waits for it. */
    private static Optional<RailReport> told(Report report) {
        return report.id().filter(id -> !id.givesBack()).map(id -> switch (report) {
            case Report.Status status -> new RailReport.Decided(RailKind.BANK, id.paymentId(), status.outcome());
            case Report.Return returned ->
                new RailReport.TakenBack(RailKind.BANK, id.paymentId(), returned.amount(), returned.reason());
        });
    }
}
