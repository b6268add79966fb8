package io.okpay.account.freeze;

import io.okpay.platform.problem.ProblemCode;

/** Why a freeze or its end is refused. */
public enum FreezeProblem implements ProblemCode {
    ALREADY_FROZEN(409, "Already frozen", "A freeze of this customer holds already.", "已冻结", "该客户已处于冻结状态。"),
    FREEZE_ENDED(409, "Freeze ended", "The freeze is over.", "冻结已解除", "该冻结已解除。"),
    RELEASE_ALREADY_REQUESTED(
            409,
            "Release already requested",
            "Somebody asked for the end already; another operator has to agree.",
            "已申请解冻",
            "已有人申请解冻，须由另一位操作员批准。"),
    RELEASE_NOT_REQUESTED(
            409, "Release not requested", "Nobody asked for the end of this freeze yet.", "尚未申请解冻", "尚无人申请解除该冻结。"),
    SECOND_OPERATOR_REQUIRED(
            403,
            "Second operator required",
            "A freeze is ended by someone other than the operator who asked for it.",
            "需要另一位操作员",
            "解冻须由申请人以外的操作员批准。"),
    REVIEW_TIME_INVALID(
            422,
            "Review time not possible",
            "A freeze is reviewed in the future, and within {days} days.",
            "复核时间无效",
            "复核时间须在未来 {days} 天之内。");

    private final int status;
    private final Text en;
    private final Text zh;

    FreezeProblem(int status, String title, String detail, String titleZh, String detailZh) {
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
