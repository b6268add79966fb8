package io.okpay.platform.problem;

/** The refusals that every service shares. */
public enum CommonProblem implements ProblemCode {
    MALFORMED_REQUEST(400, false, "Malformed request", "The request is not well-formed.", "请求格式错误", "请求的格式不正确。"),
    VALIDATION_FAILED(
            400,
            false,
            "Invalid fields",
            "One or more fields are invalid; see fields.",
            "字段无效",
            "一个或多个字段无效，详见 fields。"),
    INVALID_AMOUNT(
            422,
            false,
            "Invalid amount",
            "The amount is no positive decimal of its currency, or has more digits than the currency allows.",
            "金额无效",
            "金额不是该币种的有效正数，或小数位数超过该币种允许的位数。"),
    UNKNOWN_CURRENCY(422, false, "Unknown currency", "The currency is not one that can be used.", "未知币种", "该币种不可用。"),
    CARD_NUMBER_NOT_ACCEPTED(
            400,
            false,
            "Card numbers are not accepted",
            "The request contains what looks like a card number. Exchange it for a token at the card acquirer; never send it here.",
            "不接受银行卡号",
            "请求中包含疑似银行卡号的内容。请先在收单机构将其换成令牌，切勿发送到这里。"),
    FACTOR_REJECTED(
            422,
            false,
            "Not confirmed",
            "The payment was not confirmed: what was entered is not right. Tries left: {attemptsLeft}.",
            "未能确认",
            "支付未确认：输入内容不正确，剩余尝试次数：{attemptsLeft}。"),
    UNAUTHENTICATED(401, false, "Login required", "A valid access token is required.", "需要登录", "需要有效的访问令牌。"),
    FORBIDDEN(403, false, "Not allowed", "Your role does not allow this.", "无权操作", "您的角色不允许此操作。"),
    NOT_FOUND(404, false, "Not found", "There is nothing here that you can see.", "未找到", "没有您可见的内容。"),
    METHOD_NOT_ALLOWED(
            405, false, "Method not allowed", "This resource does not know the method.", "方法不允许", "该资源不支持此方法。"),
    NOT_ACCEPTABLE(
            406, false, "Not acceptable", "None of the accepted formats can be given.", "无法提供所需格式", "无法以您接受的格式提供内容。"),
    UNSUPPORTED_MEDIA_TYPE(
            415, false, "Unsupported media type", "Send application/json.", "不支持的媒体类型", "请使用 application/json。"),
    IDEMPOTENCY_KEY_MISSING(
            400,
            false,
            "Idempotency-Key missing",
            "This request needs an Idempotency-Key header of 1 to 255 visible ASCII characters.",
            "缺少 Idempotency-Key",
            "此请求需要 Idempotency-Key 请求头，长度为 1 至 255 个可见 ASCII 字符。"),
    IDEMPOTENCY_KEY_REUSED(
            422,
            false,
            "Idempotency-Key reused",
            "This Idempotency-Key was used with another request.",
            "Idempotency-Key 重复使用",
            "此 Idempotency-Key 已用于另一个请求。"),
    REQUEST_IN_PROGRESS(
            409,
            true,
            "Request in progress",
            "The first request with this Idempotency-Key is still running.",
            "请求处理中",
            "使用此 Idempotency-Key 的首个请求仍在处理中。"),
    CONFLICT(
            409,
            true,
            "Changed meanwhile",
            "Another request changed this at the same moment. Read it again.",
            "已被更改",
            "另一个请求同时更改了此内容，请重新读取。"),
    SERVICE_UNAVAILABLE(
            503,
            true,
            "Temporarily unavailable",
            "This cannot be done right now. Nothing was changed; try again.",
            "暂时不可用",
            "目前无法完成此操作，没有任何更改，请稍后重试。"),
    INTERNAL_ERROR(
            500,
            true,
            "Internal error",
            "Something failed on our side. Quote the trace id to support.",
            "内部错误",
            "我们的系统出现故障，请向客服提供 traceId。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    CommonProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
        this.status = status;
        this.retryable = retryable;
        this.en = Text.of(title, detail);
        this.zh = Text.of(titleZh, detailZh);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }

    @Override
    public Text en() {
        return en;
    }

    @Override
    public Text zh() {
        return zh;
    }
}
