package io.okpay.platform.web;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** Refuses plain text where a record is expected: JAX-RS would make a record of one text out of it, whatever it says. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class JsonBodies implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType().isRecord() && context.getMediaType().getType().equals("text")) {
            throw ProblemException.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        return context.proceed();
    }
}
