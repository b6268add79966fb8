package io.okpay.payment.approval;

import io.okpay.platform.problem.ProblemCode;

/** Why an approval is refused, whatever is approved. */
public enum ApprovalProblem implements ProblemCode {
    SECOND_PERSON_REQUIRED(
            403,
            "Second person required",
            "It is approved or published by someone other than its author.",
            "需要第二人审批",
            "须由提出者以外的人批准或发布。");

    private final int status;
    private final Text en;
    private final Text zh;

    ApprovalProblem(int status, String title, String detail, String titleZh, String detailZh) {
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
