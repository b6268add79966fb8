package io.okpay.account.paymentpassword;

import io.okpay.platform.problem.ProblemCode;

/** Why a payment password or its use is refused. */
public enum PaymentPasswordProblem implements ProblemCode {
    WEAK_PAYMENT_PASSWORD(
            422,
            false,
            "Weak payment password",
            "Use six digits that are no date, no run such as 123456, and no repetition such as 111222 or 121212.",
            "支付密码过弱",
            "请使用六位数字，不能是日期、连续数字（如 123456）或重复数字（如 111222、121212）。"),
    PAYMENT_PASSWORD_NOT_SET(
            409,
            false,
            "No payment password",
            "Set a payment password first: PUT /v1/me/payment-password.",
            "未设置支付密码",
            "请先设置支付密码：PUT /v1/me/payment-password。"),
    CURRENT_PAYMENT_PASSWORD_REQUIRED(
            422,
            false,
            "Current payment password required",
            "Give the current payment password to change it.",
            "需要当前支付密码",
            "修改时需要提供当前支付密码。"),
    PAYMENT_PASSWORD_INCORRECT(
            422,
            false,
            "Incorrect payment password",
            "The payment password is wrong. Tries left: {attemptsRemaining}.",
            "支付密码错误",
            "支付密码错误，还可尝试 {attemptsRemaining} 次。"),
    PAYMENT_PASSWORD_LOCKED(
            429,
            true,
            "Payment password locked",
            "Too many wrong tries. It unlocks by itself; see Retry-After.",
            "支付密码已锁定",
            "错误次数过多，稍后会自动解锁，请参见 Retry-After。"),
    RESET_IN_PROGRESS(
            409,
            false,
            "Reset in progress",
            "A reset is under way already; new digits can be set from {readyAt}.",
            "正在重置",
            "重置正在进行中，{readyAt} 起可设置新密码。"),
    RESET_NOT_READY(
            409,
            true,
            "Reset not ready",
            "The reset is {state}: first the code, then the waiting time.",
            "尚不能重置",
            "重置状态为 {state}：须先输入验证码，并等待期满。"),
    CHALLENGE_EXPIRED(
            422,
            false,
            "Challenge expired",
            "The time to confirm is over. Start the payment again.",
            "确认已过期",
            "确认时间已过，请重新发起支付。"),
    CHALLENGE_ALREADY_USED(
            409, false, "Challenge already used", "A challenge is answered once.", "确认已使用", "每个确认只能使用一次。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    PaymentPasswordProblem(
            int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
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
