package io.okpay.payment.order;

import io.okpay.platform.problem.ProblemCode;

/** Why an order is not made or changed. */
public enum OrderProblem implements ProblemCode {
    ORDER_REFERENCE_TAKEN(
            409, "Reference taken", "Another order of yours has this reference.", "订单号已存在", "您已有使用该订单号的订单。"),
    ORDER_NOT_OPEN(409, "Order not open", "The order is {state} already.", "订单已结束", "该订单的状态为 {state}。"),
    ORDER_NOT_PAID(409, "Order not paid", "The order is {state}.", "订单未支付", "该订单的状态为 {state}。"),
    ORDER_EXPIRY_INVALID(
            422,
            "Invalid expiry",
            "An order is open for a second to a day, given as an ISO 8601 duration.",
            "有效期无效",
            "订单有效期应为 1 秒至 1 天，使用 ISO 8601 时长格式。"),
    MERCHANT_CURRENCY_NOT_HELD(
            422, "Currency not held", "You have no {currency} wallet.", "未持有该币种", "您没有 {currency} 钱包。");

    private final int status;
    private final Text en;
    private final Text zh;

    OrderProblem(int status, String title, String detail, String titleZh, String detailZh) {
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
