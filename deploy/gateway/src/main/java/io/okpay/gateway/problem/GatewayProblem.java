package io.okpay.gateway.problem;

import java.util.Locale;

/** The refusals that the gateway makes by itself. */
public enum GatewayProblem {
    MALFORMED_REQUEST(
            400,
            false,
            "Malformed request",
            "The request target or its headers are not acceptable.",
            "请求格式错误",
            "请求的路径或请求头不被接受。"),
    ROUTE_NOT_FOUND(404, false, "No such route", "No service answers at this path.", "没有此路由", "没有服务响应此路径。"),
    METHOD_NOT_ALLOWED(
            405, false, "Method not allowed", "This resource does not know the method.", "方法不允许", "该资源不支持此方法。"),
    REQUEST_TOO_LARGE(
            413, false, "Request too large", "The body of the request is larger than allowed.", "请求过大", "请求体超过允许的大小。"),
    RATE_LIMITED(
            429,
            true,
            "Too many requests",
            "You send requests too fast; wait as Retry-After says.",
            "请求过于频繁",
            "请求过于频繁，请按 Retry-After 等待后重试。"),
    INTERNAL_ERROR(
            500,
            true,
            "Internal error",
            "Something failed on our side. Quote the trace id to support.",
            "内部错误",
            "我们的系统出现故障，请向客服提供 traceId。"),
    UPSTREAM_UNAVAILABLE(
            503,
            true,
            "Service unavailable",
            "The service does not answer right now. Repeat the request with the same Idempotency-Key.",
            "服务暂不可用",
            "服务暂时没有响应，请使用相同的 Idempotency-Key 重试。"),
    UPSTREAM_TIMEOUT(
            504,
            true,
            "Service too slow",
            "The service did not answer in time. Repeat the request with the same Idempotency-Key.",
            "服务响应超时",
            "服务未能及时响应，请使用相同的 Idempotency-Key 重试。");

    private final int status;
    private final boolean retryable;
    private final String title;
    private final String detail;
    private final String titleZh;
    private final String detailZh;

    GatewayProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
        this.status = status;
        this.retryable = retryable;
        this.title = title;
        this.detail = detail;
        this.titleZh = titleZh;
        this.detailZh = detailZh;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Whether the same request may succeed later. */
    public boolean retryable() {
        return retryable;
    }

    /** The RFC 9457 type. */
    public String type() {
        return "https://okpay.io/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title(Language language) {
        return language == Language.CHINESE ? titleZh : title;
    }

    String detail(Language language) {
        return language == Language.CHINESE ? detailZh : detail;
    }
}
