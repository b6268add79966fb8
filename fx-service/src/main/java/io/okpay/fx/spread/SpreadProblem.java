package io.okpay.fx.spread;

import io.okpay.platform.problem.ProblemCode;

/** Why a table of spreads is refused. */
enum SpreadProblem implements ProblemCode {
    SPREADS_INCOMPLETE(
            422,
            false,
            "Incomplete spreads",
            "One line has to hold for every pair and tier from zero on.",
            "点差不完整",
            "必须有一行适用于所有货币对和等级，且金额从零开始。"),
    SPREAD_INVALID(
            422,
            false,
            "Invalid spread",
            "A spread is a share from 0 to below 0.5, an amount is not negative, and a second currency needs a first.",
            "点差无效",
            "点差须在 0 至 0.5 之间，金额不得为负，第二币种须与第一币种同时给出。"),
    SPREADS_TIE(
            422,
            false,
            "Lines that tie",
            "Two lines name the same pair, tier and amount.",
            "规则冲突",
            "两行指定了相同的货币对、等级和金额。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    SpreadProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
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
