package io.okpay.payment.promotion;

import io.okpay.platform.problem.ProblemCode;

/** Why the terms of a promotion are not taken. */
public enum PromotionProblem implements ProblemCode {
    PROMOTION_WINDOW_EMPTY(
            422,
            "Empty window",
            "A promotion ends after it begins, and in the future.",
            "活动时间无效",
            "活动的结束时间必须晚于开始时间，且在将来。"),
    PROMOTION_CURRENCIES_DIFFER(
            422,
            "Currencies differ",
            "All amounts of a promotion are in the currency of its budget, {currency}.",
            "币种不一致",
            "活动的所有金额必须使用预算的币种 {currency}。"),
    PROMOTION_NEVER_FITS(
            422,
            "Larger than the budget",
            "No amount of a promotion is larger than its budget.",
            "超出预算",
            "活动的任何金额都不能超过其预算。"),
    PROMOTION_ALREADY_APPROVED(
            409, "Already approved", "The promotion is approved; its terms never change.", "已批准", "该活动已批准，条款不可更改。"),
    PROMOTION_NOT_APPROVED(409, "Not approved", "The promotion waits for a second person.", "尚未批准", "该活动仍在等待第二人审批。"),
    PROMOTION_CODE_TAKEN(
            409,
            "Code taken",
            "Another promotion has had this code. Codes are never used again.",
            "优惠码已占用",
            "该优惠码已被其他活动使用过，不能重复使用。");

    private final int status;
    private final Text en;
    private final Text zh;

    PromotionProblem(int status, String title, String detail, String titleZh, String detailZh) {
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
