package io.okpay.payment.reconciliation;

import io.okpay.platform.problem.ProblemCode;

/** Why bank and ledger are not compared. */
public enum ReconciliationProblem implements ProblemCode {
    DAY_NOT_BEGUN(422, false, "Not begun", "The day has not begun.", "日期未到", "该日期尚未开始。"),
    STATEMENT_UNAVAILABLE(
            503,
            true,
            "No statement",
            "The bank does not answer with a statement. Try again.",
            "无法获取对账单",
            "银行未返回对账单，请重试。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    ReconciliationProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
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
