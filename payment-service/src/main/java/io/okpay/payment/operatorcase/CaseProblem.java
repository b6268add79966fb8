package io.okpay.payment.operatorcase;

import io.okpay.platform.problem.ProblemCode;

/** Why a case is not decided. */
public enum CaseProblem implements ProblemCode {
    CASE_CLOSED(409, "Case closed", "The case is decided.", "工单已关闭", "该工单已处理完毕。"),
    NOTHING_PROPOSED(409, "Nothing proposed", "Nobody has proposed a decision.", "尚无提议", "尚未有人提出处理意见。"),
    DECISION_NOT_POSSIBLE(
            422, "Not possible here", "This case can be decided as {decisions}.", "无法如此处理", "该工单只能按 {decisions} 处理。");

    private final int status;
    private final Text en;
    private final Text zh;

    CaseProblem(int status, String title, String detail, String titleZh, String detailZh) {
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
