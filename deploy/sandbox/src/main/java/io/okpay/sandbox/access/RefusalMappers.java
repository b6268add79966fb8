package io.okpay.sandbox.access;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns refusals into answers. A malformed body is never quoted: it may hold a card number. */
final class RefusalMappers {

    private static final String MALFORMED = "request_malformed";

    @ServerExceptionMapper
    public Response refused(Refusal refusal) {
        String message = refusal.getMessage() == null ? "" : refusal.getMessage();
        return answer(refusal.status(), refusal.code(), message);
    }

    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException mismatched) {
        return answer(400, MALFORMED, "the body is not the JSON that is expected here");
    }

    @ServerExceptionMapper
    public Response refusedByTheServer(WebApplicationException refused) {
        int status = refused.getResponse().getStatus();
        return switch (status) {
            case 400 -> answer(status, MALFORMED, "the body is not the JSON that is expected here");
            case 404 -> answer(status, "not_found", "there is nothing here");
            default ->
                answer(
                        status,
                        "http_" + status,
                        refused.getResponse().getStatusInfo().getReasonPhrase());
        };
    }

    private static Response answer(int status, String code, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("code", code, "message", message))
                .build();
    }
}
