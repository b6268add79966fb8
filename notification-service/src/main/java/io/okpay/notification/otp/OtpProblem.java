package io.okpay.notification.otp;

import io.okpay.platform.problem.ProblemCode;

/** Why a passcode is refused. */
public enum OtpProblem implements ProblemCode {
    OTP_INVALID(
            422,
            false,
            "Wrong code",
            "The code is not right. Attempts that remain: {attemptsRemaining}.",
            "验证码错误",
            "验证码不正确，剩余尝试次数：{attemptsRemaining}。"),
    OTP_EXPIRED(422, false, "Code expired", "The code is no longer valid. Start again.", "验证码已过期", "验证码已失效，请重新开始。"),
    OTP_ALREADY_USED(409, false, "Code already used", "The code was used and is void.", "验证码已使用", "该验证码已被使用，不能再次使用。"),
    OTP_ATTEMPTS_EXCEEDED(
            429,
            false,
            "Too many wrong codes",
            "The code is void after too many wrong attempts. Start again later.",
            "错误次数过多",
            "验证码因错误次数过多而失效，请稍后重新开始。"),
    OTP_RESEND_TOO_SOON(
            429,
            true,
            "Code sent a moment ago",
            "A code was just sent. It can be asked for again at resendAt, and each time the wait is longer.",
            "刚刚已发送",
            "验证码刚刚发送，请在 resendAt 之后再请求；每次等待时间会更长。"),
    OTP_QUOTA_EXCEEDED(
            429,
            true,
            "Too many requests for codes",
            "Too many codes were asked for or tried. Try again later.",
            "请求过于频繁",
            "验证码请求或尝试次数过多，请稍后再试。"),
    OTP_DESTINATION_PAUSED(
            429,
            true,
            "No codes to this destination for now",
            "Codes to numbers of this country are paused for a while. Try again later.",
            "该地区暂停发送验证码",
            "暂时停止向该国家或地区的号码发送验证码，请稍后再试。"),
    OTP_CHANNEL_NOT_OFFERED(
            422,
            false,
            "Not by this channel",
            "This code cannot travel this way. Choose another channel.",
            "不支持该渠道",
            "该验证码不能通过此渠道发送，请选择其他渠道。"),
    OTP_EMAIL_NOT_VERIFIED(
            422,
            false,
            "No verified e-mail address",
            "There is no verified e-mail address to send the code to. Choose another channel.",
            "邮箱未验证",
            "没有已验证的邮箱可接收验证码，请选择其他渠道。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    OtpProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
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
