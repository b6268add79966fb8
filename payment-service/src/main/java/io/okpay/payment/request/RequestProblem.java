package io.okpay.payment.request;

import io.okpay.platform.problem.ProblemCode;

/** Why money is not asked for, or a request not answered. */
public enum RequestProblem implements ProblemCode {
    PAYER_REQUIRED(
            422,
            false,
            "Payer required",
            "Name who is asked by phone or by e-mail: exactly one of them.",
            "需要付款人",
            "请用手机号或邮箱指定付款人，二者选一。"),
    REQUEST_TO_SELF(
            422, false, "You are asked yourself", "You cannot ask yourself for money.", "不能向自己收款", "不能向自己发起收款请求。"),
    TOO_MANY_OPEN_REQUESTS(
            409,
            true,
            "Too many open requests",
            "You have {most} open requests to this person. Wait for an answer, or cancel one.",
            "未处理的请求过多",
            "您向此人发起的未处理收款请求已达 {most} 个，请等待回复或取消其中一个。"),
    REQUEST_NOT_OPEN(
            409, false, "Request not open", "The request is {state} already.", "收款请求已结束", "该收款请求的状态为 {state}。"),
    REQUEST_BEING_PAID(
            409, true, "Request being paid", "A payment for this request is on its way.", "收款请求支付中", "该收款请求正在支付中。"),
    REQUEST_FOR_PAYER_ONLY(
            403, false, "Only who was asked", "Only who was asked can pay or decline.", "仅被请求人可操作", "只有被请求人可以付款或拒绝。"),
    REQUEST_FOR_ASKER_ONLY(403, false, "Only who asked", "Only who asked can cancel.", "仅请求人可操作", "只有发起人可以取消收款请求。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    RequestProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
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
