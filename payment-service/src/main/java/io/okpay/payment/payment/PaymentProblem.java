package io.okpay.payment.payment;

import io.okpay.platform.problem.ProblemCode;

/** Why a payment is not accepted, not changed, or failed. */
public enum PaymentProblem implements ProblemCode {
    QUOTE_EXPIRED(
            422, false, "Quote expired", "The price is no longer valid. Ask for a new quote.", "报价已过期", "报价已失效，请重新询价。"),
    QUOTE_ALREADY_USED(409, false, "Quote already used", "A quote makes one payment.", "报价已使用", "每个报价只能用于一笔支付。"),
    PAYMENT_NOT_CANCELLABLE(
            409,
            false,
            "Not cancellable",
            "The payment is {state}; it can be cancelled only while it waits for authentication.",
            "无法取消",
            "支付状态为 {state}，只有等待验证时才能取消。"),
    WALLET_FROZEN(
            422,
            false,
            "Wallet frozen",
            "The wallet that was to pay is frozen: no money leaves it for now. If it is yours, your profile says why and what to do.",
            "钱包已冻结",
            "付款钱包已被冻结，暂时无法转出资金。如为您本人的钱包，请在个人资料中查看原因和解决办法。"),
    CARD_DECLINED(422, false, "Card declined", "The issuer declined: {declineCode}.", "银行卡被拒", "发卡行拒绝：{declineCode}。"),
    BANK_DECLINED(
            422,
            false,
            "Refused by the bank",
            "The bank refused the payment (ISO 20022 reason {reasonCode}).",
            "银行拒绝",
            "银行拒绝了该支付（ISO 20022 原因代码 {reasonCode}）。"),
    RAIL_GAVE_UP(
            422,
            false,
            "Not carried out",
            "It could not be found out in time whether the payment was carried out; a person decided that it was not.",
            "未能执行",
            "未能及时确认该支付是否已执行，经人工核实认定未执行。"),
    AUTHENTICATION_EXPIRED(
            422, false, "Authentication expired", "The payment was not confirmed in time.", "验证超时", "支付未在规定时间内确认。"),
    OTP_EXPIRED(422, false, "Code expired", "The code was not entered in time.", "验证码已过期", "验证码未在规定时间内输入。"),
    OTP_ATTEMPTS_EXCEEDED(
            422, false, "Too many wrong codes", "A wrong code was entered too often.", "验证码错误次数过多", "验证码输入错误次数过多。"),
    OTP_QUOTA_EXCEEDED(
            422,
            false,
            "Too many codes",
            "Too many codes were asked for, so none was sent for this payment.",
            "验证码请求过多",
            "验证码请求次数过多，未能为此支付发送验证码。"),
    PAYMENT_PASSWORD_LOCKED(
            422,
            false,
            "Payment password locked",
            "A wrong payment password was entered too often.",
            "支付密码已锁定",
            "支付密码输入错误次数过多。"),
    PAYMENT_NOT_REFUNDABLE(
            409,
            false,
            "Not refundable",
            "A {paymentType} payment that is {state} cannot be refunded.",
            "无法退款",
            "{paymentType} 类型、状态为 {state} 的支付无法退款。"),
    REFUND_BY_PAYEE_ONLY(403, false, "Only the payee refunds", "Whoever was paid can refund.", "仅收款人可退款", "只有收款人可以退款。"),
    REFUND_TOO_LATE(
            422,
            false,
            "Too late for a refund",
            "A payment can be refunded for {days} days.",
            "已过退款期限",
            "支付后 {days} 天内可退款。"),
    REFUND_EXCEEDS_ORIGINAL(
            422,
            false,
            "More than the original",
            "Of this payment {remaining} {currency} can still be refunded.",
            "超出原支付金额",
            "该支付还可退款 {remaining} {currency}。"),
    CURRENCY_MISMATCH(
            422, false, "Other currency", "The payment was made in {currency}.", "币种不一致", "该支付的币种为 {currency}。"),
    RECEIPT_NOT_AVAILABLE(
            409,
            false,
            "No receipt",
            "The payment is {state}: only payments that moved money have a receipt.",
            "没有回单",
            "支付状态为 {state}，只有已到账的支付才有回单。"),
    CANCELLED_BY_PAYER(422, false, "Cancelled", "The payer cancelled the payment.", "已取消", "付款人取消了支付。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    PaymentProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
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
