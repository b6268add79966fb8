package io.okpay.notification.webhook;

import io.okpay.platform.problem.ProblemCode;

/** Why something about webhooks is refused. */
public enum WebhookProblem implements ProblemCode {
    WEBHOOK_URL_INVALID(
            422,
            false,
            "Invalid URL",
            "The URL is no absolute URL of at most 2,000 ASCII characters with a host and without a fragment.",
            "网址无效",
            "该网址不是带主机名、不含片段且不超过 2000 个 ASCII 字符的绝对网址。"),
    WEBHOOK_URL_NOT_HTTPS(422, false, "Not https", "The URL must begin with https.", "必须使用 https", "网址必须以 https 开头。"),
    WEBHOOK_URL_HAS_USERINFO(
            422,
            false,
            "Credentials in the URL",
            "The URL must not hold a user or password; verify the signature instead.",
            "网址含有凭据",
            "网址中不得包含用户名或密码，请改为验证签名。"),
    WEBHOOK_PORT_NOT_ALLOWED(
            422, false, "Port not allowed", "Webhooks do not go to port {port}.", "端口不允许", "Webhook 不会发送到端口 {port}。"),
    WEBHOOK_HOST_UNKNOWN(
            422, true, "Host unknown", "The name of the URL's host has no address.", "主机未知", "网址中的主机名无法解析到任何地址。"),
    WEBHOOK_ADDRESS_NOT_ALLOWED(
            422,
            false,
            "Address not allowed",
            "The URL's host has an address that is not on the public internet.",
            "地址不允许",
            "网址的主机解析到非公共互联网的地址。"),
    WEBHOOK_EVENT_UNKNOWN(422, false, "Unknown event", "There is no event {event}.", "未知事件", "不存在事件 {event}。"),
    WEBHOOK_ENDPOINTS_EXHAUSTED(
            409,
            false,
            "Too many endpoints",
            "You have {most} endpoints, as many as there may be. Delete one first.",
            "端点过多",
            "您已有 {most} 个端点，达到上限，请先删除一个。"),
    WEBHOOK_ENDPOINT_DISABLED(
            409,
            false,
            "Endpoint disabled",
            "Nothing is sent to a disabled endpoint. Enable it first.",
            "端点已停用",
            "已停用的端点不会收到任何内容，请先启用。"),
    WEBHOOK_MESSAGE_PENDING(
            409,
            false,
            "Message on its way",
            "The message is still being tried and cannot be replayed.",
            "消息发送中",
            "该消息仍在发送中，无法重放。"),
    WEBHOOK_QUOTA_EXCEEDED(
            429,
            true,
            "Too many requests",
            "Too many test events or replays were asked for. Try again later.",
            "请求过于频繁",
            "测试事件或重放请求过多，请稍后再试。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    WebhookProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
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
