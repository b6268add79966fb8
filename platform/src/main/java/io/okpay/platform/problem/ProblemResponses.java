package io.okpay.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.okpay.platform.money.InvalidMoneyException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every failure of a request into an RFC 9457 problem, so that no answer is whatever the framework does. */
@Singleton
public class ProblemResponses {

    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);

    /** A refusal of the catalogue. */
    @ServerExceptionMapper
    public Response refused(ProblemException e, HttpHeaders headers, UriInfo uri) {
        return ProblemResponse.of(e, headers, uri);
    }

    /** Fields that break a constraint. */
    @ServerExceptionMapper
    public Response invalid(ResteasyReactiveViolationException e, HttpHeaders headers, UriInfo uri) {
        List<FieldProblem> fields = e.getConstraintViolations().stream()
                .map(violation -> new FieldProblem(
                        pathWithinRequest(violation),
                        violation
                                .getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName(),
                        violation.getMessage()))
                .toList();
        return refused(ProblemException.of(CommonProblem.VALIDATION_FAILED, fields), headers, uri);
    }

    /** JSON of another shape. */
    @ServerExceptionMapper(priority = 1)
    public Response unreadable(MismatchedInputException e, HttpHeaders headers, UriInfo uri) {
        return refused(unreadable(e), headers, uri);
    }

    /** JSON with a value that cannot be taken. */
    @ServerExceptionMapper(priority = 1)
    public Response unreadable(JsonMappingException e, HttpHeaders headers, UriInfo uri) {
        return refused(unreadable(e), headers, uri);
    }

    /** No token, or one that is not valid. */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(Exception e, HttpHeaders headers, UriInfo uri) {
        return Response.fromResponse(refused(ProblemException.of(CommonProblem.UNAUTHENTICATED), headers, uri))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    /** A token without the role. */
    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e, HttpHeaders headers, UriInfo uri) {
        return refused(ProblemException.of(CommonProblem.FORBIDDEN), headers, uri);
    }

    /** What the HTTP framework refuses. */
    @ServerExceptionMapper
    public Response framework(WebApplicationException e, HttpHeaders headers, UriInfo uri) {
        if (e.getCause() instanceof JsonMappingException mapping) {
            return refused(unreadable(mapping), headers, uri);
        }
        CommonProblem code = switch (e.getResponse().getStatus()) {
            case 401 -> CommonProblem.UNAUTHENTICATED;
            case 403 -> CommonProblem.FORBIDDEN;
            case 404 -> CommonProblem.NOT_FOUND;
            case 405 -> CommonProblem.METHOD_NOT_ALLOWED;
            case 406 -> CommonProblem.NOT_ACCEPTABLE;
            case 409 -> CommonProblem.CONFLICT;
            case 415 -> CommonProblem.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> CommonProblem.SERVICE_UNAVAILABLE;
            default ->
                e.getResponse().getStatus() < 500 ? CommonProblem.MALFORMED_REQUEST : CommonProblem.INTERNAL_ERROR;
        };
        return code == CommonProblem.INTERNAL_ERROR
                ? failed(e, headers, uri)
                : refused(ProblemException.of(code), headers, uri);
    }

    /** Everything else. */
    @ServerExceptionMapper
    public Response failed(Throwable e, HttpHeaders headers, UriInfo uri) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return refused(problem, headers, uri);
            }
            if (cause instanceof JacksonException) {
                return refused(ProblemException.of(CommonProblem.MALFORMED_REQUEST), headers, uri);
            }
            if (cause instanceof SQLException sql && isAway(sql.getSQLState())) {
                LOG.warnf("The database is away: %s", sql.getMessage());
                return refused(
                        ProblemException.of(CommonProblem.SERVICE_UNAVAILABLE).retryAfter(2), headers, uri);
            }
        }
        LOG.errorf(e, "Unexpected failure of %s", uri.getPath());
        return refused(ProblemException.of(CommonProblem.INTERNAL_ERROR), headers, uri);
    }

    private static boolean isAway(@Nullable String state) {
        return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }

    private static ProblemException unreadable(JsonMappingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
            if (cause instanceof InvalidMoneyException money) {
                CommonProblem code = money.reason() == InvalidMoneyException.Reason.UNKNOWN_CURRENCY
                        ? CommonProblem.UNKNOWN_CURRENCY
                        : CommonProblem.INVALID_AMOUNT;
                return ProblemException.of(code, pathOf(e));
            }
        }
        String path = pathOf(e);
        return path.isEmpty()
                ? ProblemException.of(CommonProblem.MALFORMED_REQUEST)
                : ProblemException.of(
                        CommonProblem.VALIDATION_FAILED,
                        List.of(new FieldProblem(
                                path, "UnexpectedValue", "unknown field, wrong type or unknown value")));
    }

    private static String pathOf(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String pathWithinRequest(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() == ElementKind.PROPERTY
                        || (node.getKind() == ElementKind.PARAMETER && isLast(node, violation)))
                .map(Path.Node::toString)
                .collect(Collectors.joining("."));
    }

    private static boolean isLast(Path.Node node, ConstraintViolation<?> violation) {
        return violation.getPropertyPath().toString().endsWith(node.toString());
    }
}
