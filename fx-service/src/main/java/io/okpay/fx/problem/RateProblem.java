package io.okpay.fx.problem;

import io.okpay.platform.problem.ProblemCode;

/** Why there is no rate, history or preview. */
public enum RateProblem implements ProblemCode {
    UNKNOWN_PAIR(
            404,
            false,
            "Unknown pair",
            "There are no rates of {pair}. Name a pair of served currencies, for example EUR/USD.",
            "未知货币对",
            "没有 {pair} 的汇率。请提供两种受支持的币种，例如 EUR/USD。"),
    SAME_CURRENCY(
            422, false, "Same currency", "{currency} cannot be exchanged for itself.", "币种相同", "{currency} 不能兑换为自身。"),
    RATE_STALE(
            422,
            true,
            "No valid rate",
            "The last rate of {pair} has expired and there is no newer one. Try again later.",
            "无有效汇率",
            "{pair} 的最新汇率已过期且暂无更新，请稍后再试。"),
    AMOUNT_REQUIRED(
            422,
            false,
            "One amount required",
            "Fix either the source or the target amount, and name the other currency.",
            "需要一个金额",
            "请固定转出金额或到账金额之一，并指明另一币种。"),
    AMOUNT_TOO_SMALL(
            422,
            false,
            "Amount too small",
            "The amount comes to less than one minor unit of {currency}.",
            "金额过小",
            "该金额折合不足 {currency} 的一个最小单位。"),
    AMOUNT_TOO_LARGE(
            422,
            false,
            "Amount too large",
            "The amount is larger than any that can be exchanged.",
            "金额过大",
            "该金额超过可兑换的上限。"),
    PERIOD_INVALID(422, false, "Invalid period", "The period has to begin before it ends.", "时间段无效", "时间段的开始必须早于结束。"),
    PERIOD_TOO_LONG(
            422,
            false,
            "Too many intervals",
            "The period has more than {most} intervals. Choose a longer interval or a shorter period.",
            "时间间隔过多",
            "该时间段超过 {most} 个间隔，请选择更长的间隔或更短的时间段。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    RateProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
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
