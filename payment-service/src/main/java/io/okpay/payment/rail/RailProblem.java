package io.okpay.payment.rail;

import io.okpay.platform.problem.ProblemCode;

/** Why a rail's callback is not taken. */
public enum RailProblem implements ProblemCode {
    CALLBACK_NOT_SIGNED(
            401,
            "Not signed",
            "The signature is missing, not the rail's, of other content, or more than five minutes old.",
            "签名无效",
            "签名缺失、不属于该通道、与内容不符，或已超过五分钟。"),
    CALLBACK_NOT_UNDERSTOOD(422, "Not understood", "The message cannot be understood.", "无法理解", "无法理解该消息。");

    private final int status;
    private final Text en;
    private final Text zh;

    RailProblem(int status, String title, String detail, String titleZh, String detailZh) {
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
