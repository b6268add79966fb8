package io.okpay.fx.alert;

import io.okpay.platform.problem.ProblemCode;

/** Why an alert is refused. */
enum AlertProblem implements ProblemCode {
    THRESHOLD_INVALID(
            422,
            false,
            "Invalid threshold",
            "A threshold is a positive decimal of at most ten significant digits.",
            "阈值无效",
            "阈值必须是最多十位有效数字的正数。"),
    THRESHOLD_REACHED(
            422,
            false,
            "Threshold already reached",
            "The rate is {rate} now, which is there already.",
            "已达到阈值",
            "当前汇率为 {rate}，已达到该阈值。"),
    TOO_MANY_ALERTS(
            422,
            false,
            "Too many alerts",
            "You may have {most} alerts at a time. Delete one first.",
            "提醒过多",
            "您最多可同时设置 {most} 个提醒，请先删除一个。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    AlertProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
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
