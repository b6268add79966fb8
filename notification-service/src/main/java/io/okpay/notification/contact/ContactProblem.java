package io.okpay.notification.contact;

import io.okpay.platform.problem.ProblemCode;

/** Why a wish about messages is refused. */
public enum ContactProblem implements ProblemCode {
    PREFERENCE_REQUIRED(
            422,
            false,
            "Cannot be switched off",
            "Messages about {category} protect your account and cannot be switched off.",
            "无法关闭",
            "{category} 类消息用于保护您的账户，无法关闭。"),
    QUIET_HOURS_INVALID(
            422,
            false,
            "Quiet hours not understood",
            "Quiet hours need a beginning, another time as their end, and a time zone such as Europe/Berlin.",
            "免打扰时段无效",
            "免打扰时段需要开始时间、不同的结束时间，以及时区（例如 Asia/Shanghai）。"),
    CONTACT_NOT_READY(
            409,
            true,
            "Not ready yet",
            "Your account is being set up. Try again in a moment.",
            "尚未就绪",
            "您的账户正在设置，请稍后重试。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    ContactProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
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
