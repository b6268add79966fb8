package io.okpay.payment.schedule;

import io.okpay.platform.problem.ProblemCode;

/** Why payments are not scheduled, or a schedule makes none. */
public enum ScheduleProblem implements ProblemCode {
    TYPE_NOT_SCHEDULABLE(
            422,
            false,
            "Not schedulable",
            "{paymentType} payments cannot be scheduled: transfers, top-ups and withdrawals can.",
            "无法定期支付",
            "{paymentType} 类型的支付无法定期执行，仅支持转账、充值和提现。"),
    FIRST_DAY_NOT_POSSIBLE(
            422,
            false,
            "First day not possible",
            "The first payment is made today ({today} in your zone) or later, at most {years} years ahead.",
            "首次日期无效",
            "首次付款日期须为今天（您所在时区为 {today}）或之后，最多提前 {years} 年。"),
    LAST_DAY_NOT_POSSIBLE(
            422,
            false,
            "Last day not possible",
            "The last day is not before the first, and at most 50 years after it.",
            "结束日期无效",
            "结束日期不得早于首次日期，且最多在其后 50 年。"),
    END_NOT_EXPECTED(
            422,
            false,
            "End given twice",
            "Payments end on a day or after a number of times, not both; one that is made once has no end.",
            "结束条件重复",
            "请仅指定结束日期或次数其一；一次性付款无需结束条件。"),
    TOO_MANY_SCHEDULES(
            409,
            false,
            "Too many schedules",
            "You have {most} schedules. Cancel one first.",
            "定期付款过多",
            "您已有 {most} 个定期付款，请先取消一个。"),
    SCHEDULE_STATE(
            409,
            false,
            "Not possible in this state",
            "The schedule is {state}, which does not allow this.",
            "当前状态不允许",
            "定期付款状态为 {state}，不允许此操作。"),
    SCHEDULED_PAYMENT_UNDERWAY(
            409,
            true,
            "Payment underway",
            "A payment of this schedule is on its way. Try again when it has ended.",
            "付款进行中",
            "该定期付款有一笔正在处理，请在其结束后重试。"),
    NOTHING_TO_SKIP(409, false, "Nothing to skip", "No payment is left to skip.", "没有可跳过的付款", "没有剩余的付款可跳过。"),
    SCHEDULE_NOT_CONFIRMED(
            422, false, "Not confirmed", "The schedule was not confirmed in time.", "未及时确认", "定期付款未在规定时间内确认。"),
    SCHEDULE_PRICE_ROSE(
            422,
            false,
            "Price rose",
            "The payment would cost {debit} {currency}, and you agreed to {most} {currency}. Cancel the schedule and"
                    + " make a new one to agree to the new price.",
            "费用上涨",
            "该付款需 {debit} {currency}，而您同意的金额为 {most} {currency}。请取消并重新创建定期付款以同意新费用。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    ScheduleProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
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
