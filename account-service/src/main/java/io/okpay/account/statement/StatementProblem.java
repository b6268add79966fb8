package io.okpay.account.statement;

import io.okpay.platform.problem.ProblemCode;

/** Why a statement is not drawn. */
public enum StatementProblem implements ProblemCode {
    STATEMENT_TOO_LONG(
            422,
            false,
            "Too many entries for a PDF",
            "A PDF shows at most {most} entries. Ask for a shorter period or another format.",
            "PDF 条目过多",
            "PDF 最多显示 {most} 条记录，请缩短期间或选择其他格式。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    StatementProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
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
