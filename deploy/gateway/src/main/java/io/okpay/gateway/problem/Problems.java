package io.okpay.gateway.problem;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Writes problems as RFC 9457 has them. */
public final class Problems {

    private Problems() {}

    /** Sets the headers of a problem and returns its body. */
    public static Buffer write(
            GatewayProblem problem,
            MultiMap headers,
            @Nullable String acceptLanguage,
            String instance,
            String traceId) {
        Language language = Language.of(acceptLanguage);
        headers.set(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        headers.set(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        return new JsonObject()
                .put("type", problem.type())
                .put("code", problem.name())
                .put("title", problem.title(language))
                .put("status", problem.status())
                .put("detail", problem.detail(language))
                .put("instance", instance)
                .put("retryable", problem.retryable())
                .put("traceId", traceId)
                .toBuffer();
    }
}
