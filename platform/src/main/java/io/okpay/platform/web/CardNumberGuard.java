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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Refuses a request that carries something like a card number anywhere, before anything reads, stores or logs it. It also refuses
 * the character U+0000, which no database text can hold.
 */
@Provider
public class CardNumberGuard implements ContainerRequestFilter, ReaderInterceptor {

    /** W3C Trace Context, version 00. */
    private static final Pattern TRACE_PARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    @Override
    public void filter(ContainerRequestContext request) {
        refuseIn(request.getUriInfo().getRequestUri().getPath());
        request.getUriInfo().getQueryParameters().values().forEach(CardNumberGuard::refuseAny);
        request.getHeaders().forEach((name, values) -> {
            values.forEach(value -> refuseInHeader(name, value));
        });
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        // a file: its bytes are no text in which one could look
        if (context.getType() == InputStream.class) {
            return context.proceed();
        }
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
            refuseInHeader(header.getKey(), header.getValue());
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

    private static void refuseInHeader(String name, String value) {
        boolean token = name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION);
        // of random span ids, one in forty thousand reads like a card number
        boolean trace = name.equalsIgnoreCase("traceparent")
                && TRACE_PARENT.matcher(value).matches();
        if (!token && !trace) {
            refuseIn(value);
        }
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
