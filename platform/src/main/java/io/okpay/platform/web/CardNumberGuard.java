package io.okpay.platform.web;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Refuses a request that carries something like a card number anywhere, before anything reads, stores or logs it. It also refuses
 * the character U+0000, which no database text can hold.
 */
@Provider
public class CardNumberGuard implements ContainerRequestFilter, ReaderInterceptor {

    @Override
    public void filter(ContainerRequestContext request) {
        refuseIn(request.getUriInfo().getRequestUri().getPath());
        request.getUriInfo().getQueryParameters().values().forEach(CardNumberGuard::refuseAny);
        request.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION)) {
                refuseAny(values);
            }
        });
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        byte[] body = context.getInputStream().readAllBytes();
        refuseIn(body);
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    /**
     * As for every request, for a route that comes before JAX-RS.
     *
     * @throws ProblemException CARD_NUMBER_NOT_ACCEPTED
     */
    public static void refuseIn(Iterable<Map.Entry<String, String>> headers) {
        for (Map.Entry<String, String> header : headers) {
            if (!header.getKey().equalsIgnoreCase(HttpHeaders.AUTHORIZATION)) {
                refuseIn(header.getValue());
            }
        }
    }

    /**
     * As for every request, for a route that comes before JAX-RS.
     *
     * @throws ProblemException CARD_NUMBER_NOT_ACCEPTED or MALFORMED_REQUEST
     */
    public static void refuseIn(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0 || text.contains("\\u0000")) {
            throw ProblemException.of(CommonProblem.MALFORMED_REQUEST);
        }
        refuseIn(text);
    }

    private static void refuseAny(List<String> values) {
        values.forEach(CardNumberGuard::refuseIn);
    }

    private static void refuseIn(String text) {
        if (CardNumbers.isIn(text)) {
            throw ProblemException.of(CommonProblem.CARD_NUMBER_NOT_ACCEPTED);
        }
    }
}
