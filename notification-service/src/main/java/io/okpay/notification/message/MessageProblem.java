package io.okpay.notification.message;

import io.okpay.platform.problem.ProblemCode;

/** Why a provider or an operator is refused. */
public enum MessageProblem implements ProblemCode {
    RECEIPT_NOT_SIGNED(
            401,
            "Not signed",
            "The signature is missing, not the provider's, of other content, or more than five minutes old.",
            "签名无效",
            "签名缺失、不属于该服务商、与内容不符，或已超过五分钟。"),
    RECEIPT_NOT_UNDERSTOOD(422, "Not understood", "The receipt cannot be understood.", "无法理解", "无法理解该回执。"),
    MESSAGE_NOT_FAILED(
            409,
            "Nothing to send again",
            "The message is {state}; only failed and undelivered ones are sent again.",
            "无需重发",
            "该消息状态为 {state}，只有发送失败或未送达的消息可以重发。"),
    MESSAGE_CONTENT_GONE(
            409,
            "Content is gone",
            "The message was sent again already, is a passcode, or ended too long ago.",
            "内容已清除",
            "该消息已被重发、属于验证码，或结束时间过久。");

    private final int status;
    private final Text en;
    private final Text zh;

    MessageProblem(int status, String title, String detail, String titleZh, String detailZh) {
        this.status = status;
        this.en = Text.of(title, detail);
        this.zh = Text.of(titleZh, detailZh);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public boolean retryable() {
        return false;
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
