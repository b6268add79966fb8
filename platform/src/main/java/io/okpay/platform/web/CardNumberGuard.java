package io.okpay.platform.web;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Refuses a request that carries something like a card number anywhere, before anything reads, stores or logs it. It also refuses
 * the character U+0000, which no database text can hold.
 */
@Provider
public class CardNumberGuard implements ContainerRequestFilter, ReaderInterceptor {

    @Override
    public void filter(ContainerRequestContext request) {
        refuseCardNumber(request.getUriInfo().getRequestUri().getPath());
        request.getUriInfo().getQueryParameters().values().forEach(this::refuseCardNumber);
        request.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Authorization")) {
                refuseCardNumber(values);
            }
        });
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        byte[] body = context.getInputStream().readAllBytes();
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0 || text.contains("\\u0000")) {
            throw ProblemException.of(CommonProblem.MALFORMED_REQUEST);
        }
        refuseCardNumber(text);
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    private void refuseCardNumber(List<String> values) {
        values.forEach(this::refuseCardNumber);
    }

    private void refuseCardNumber(String text) {
        if (CardNumbers.isIn(text)) {
            throw ProblemException.of(CommonProblem.CARD_NUMBER_NOT_ACCEPTED);
        }
    }
}
