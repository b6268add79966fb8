package io.okpay.payment.quote;

import io.okpay.payment.promotion.Unavailable;
import io.okpay.platform.problem.ProblemCode;

/** Why a quote is refused, or what stands in the way of the payment that it prices. */
public enum QuoteProblem implements ProblemCode {
    AMOUNT_REQUIRED(
            422,
            false,
            "One amount required",
            "Fix the source or the target amount: exactly one of them.",
            "需要一个金额",
            "请指定付款金额或收款金额中的一个。"),
    PAYEE_REQUIRED(
            422,
            false,
            "Payee required",
            "A transfer needs one payee: by phone, by e-mail, or, across a border, by beneficiaryId.",
            "需要收款人",
            "转账需要指定一个收款人：手机号、邮箱，或跨境时的 beneficiaryId。"),
    INSTRUMENT_REQUIRED(
            422,
            false,
            "Card required",
            "A top-up or a withdrawal needs the id of one of your bound cards.",
            "需要银行卡",
            "充值或提现需要指定已绑定的银行卡。"),
    FIELD_NOT_EXPECTED(
            422,
            false,
            "Field not expected",
            "This type of payment does not take that field.",
            "多余字段",
            "该类型的支付不使用此字段。"),
    CUSTOMER_NOT_READY(
            409,
            true,
            "Account not ready",
            "Your account is still being set up. Try again in a moment.",
            "账户尚未就绪",
            "您的账户正在开通，请稍后重试。"),
    TYPE_NOT_QUOTABLE(
            422,
            false,
            "No quotes for this type",
            "A refund has no price: ask for it at the payment itself.",
            "该类型无需询价",
            "退款没有价格，请直接对原支付发起退款。"),
    CODE_ASKS_OTHERWISE(
            422,
            false,
            "The code asks for something else",
            "The scanned code asks for {amount} {currency}.",
            "与收款码不符",
            "收款码要求支付 {amount} {currency}。"),
    PAYEE_NOT_FOUND(
            422,
            false,
            "Payee not found",
            "Nobody can be paid by this phone or e-mail address.",
            "找不到收款人",
            "没有使用此手机号或邮箱的收款人。"),
    ACCOUNT_FROZEN(
            422,
            false,
            "Account frozen",
            "Your account is frozen: no money leaves it for now. Your profile says why and what to do, and support is there.",
            "账户已冻结",
            "您的账户已被冻结，暂时无法转出资金。请在个人资料中查看原因和解决办法，也可联系客服。"),
    PAYEE_UNAVAILABLE(
            422,
            false,
            "Payee cannot be paid now",
            "This payee cannot be paid at the moment. Ask them for another way.",
            "暂时无法向收款人付款",
            "暂时无法向该收款人付款，请与对方协商其他方式。"),
    PAYEE_IS_PAYER(422, false, "Payee is payer", "You cannot transfer to yourself.", "收款人是本人", "不能向自己转账。"),
    PAYEE_CURRENCY_NOT_HELD(
            422,
            false,
            "Payee does not hold the currency",
            "The payee has no {currency} wallet.",
            "收款人无该币种钱包",
            "收款人没有 {currency} 钱包。"),
    CURRENCY_NOT_HELD(
            422, false, "Currency not held", "You have no {currency} wallet.", "未持有该币种", "您没有 {currency} 钱包。"),
    INSUFFICIENT_BALANCE(
            422,
            false,
            "Insufficient balance",
            "The wallet has {available} {currency} available.",
            "余额不足",
            "钱包可用余额为 {available} {currency}。"),
    INSTRUMENT_NOT_FOUND(
            422,
            false,
            "Instrument not found",
            "You have no such card or bank account that is confirmed.",
            "找不到支付工具",
            "您没有这张已确认的银行卡或银行账户。"),
    INSTRUMENT_CURRENCY_MISMATCH(
            422,
            false,
            "Account in another currency",
            "The bank account is not kept in {currency}.",
            "账户币种不符",
            "该银行账户的币种不是 {currency}。"),
    INSTRUMENT_EXPIRED(422, false, "Card expired", "The card has expired.", "银行卡已过期", "该银行卡已过期。"),
    AMOUNT_BELOW_MINIMUM(
            422, false, "Amount too small", "After the fee nothing would arrive.", "金额过小", "扣除手续费后没有可到账金额。"),
    LIMIT_EXCEEDED(
            422,
            false,
            "Limit exceeded",
            "The limit for each {per} is {limit} {currency}; {remaining} {currency} remains.",
            "超出限额",
            "每{per}限额 {limit} {currency}，剩余 {remaining} {currency}。"),
    PROMOTION_NOT_FOUND(
            422, false, "Promotion not found", "There is no promotion with this code.", "找不到优惠", "没有使用此优惠码的活动。"),
    PROMOTION_NOT_RUNNING(
            422,
            false,
            "Promotion not running",
            "The promotion has not begun, is over, or is paused. Ask for a new quote without it.",
            "活动未进行",
            "活动尚未开始、已结束或已暂停，请重新询价。"),
    PROMOTION_NOT_APPLICABLE(
            422,
            false,
            "Promotion does not apply",
            "The promotion is for other customers or other payments.",
            "不适用的优惠",
            "该优惠不适用于您或此类支付。"),
    PROMOTION_USED_UP(
            422,
            false,
            "Promotion used up",
            "You have had as much of this promotion as one customer may. Ask for a new quote without it.",
            "优惠已用完",
            "您的优惠额度已用完，请重新询价。"),
    PROMOTION_EXHAUSTED(
            422,
            false,
            "Promotion exhausted",
            "Too little is left of the promotion. Ask for a new quote without it.",
            "活动额度不足",
            "活动剩余额度不足，请重新询价。"),
    ORDER_NOT_FOUND(422, false, "Order not found", "There is no such order.", "找不到订单", "没有该订单。"),
    ORDER_ALREADY_PAID(409, false, "Order paid", "The order has been paid.", "订单已支付", "该订单已支付。"),
    ORDER_EXPIRED(422, false, "Order expired", "The order was to be paid earlier.", "订单已过期", "该订单已过期。"),
    ORDER_CANCELLED(422, false, "Order cancelled", "The merchant called the order off.", "订单已取消", "商户已取消该订单。"),
    ORDER_BEING_PAID(409, true, "Order being paid", "A payment for this order is on its way.", "订单支付中", "该订单正在支付中。"),
    INSTRUMENT_NOT_A_CARD(
            422, false, "Not a card", "A merchant is paid from your wallet or by card.", "不是银行卡", "向商户付款请使用钱包或银行卡。"),
    CURRENCY_REQUIRED(
            422,
            false,
            "Other currency required",
            "Name the currency of the amount that is not fixed.",
            "需要另一币种",
            "请指定未固定金额一方的币种。"),
    SAME_CURRENCY(
            422, false, "Same currency", "{currency} cannot be exchanged for itself.", "币种相同", "{currency} 不能兑换成自身。"),
    UNKNOWN_PAIR(
            422,
            false,
            "No rate for the pair",
            "{source} is not exchanged for {target}.",
            "不支持的货币对",
            "不支持 {source} 兑换 {target}。"),
    RATE_STALE(
            422,
            true,
            "No valid rate",
            "There is no valid rate for {source} to {target} now. Try again later.",
            "暂无有效汇率",
            "当前没有 {source} 兑 {target} 的有效汇率，请稍后重试。"),
    RATE_MOVED(
            409,
            true,
            "The rate has moved",
            "The rate has moved too far since the quote. Ask for a new quote.",
            "汇率已变动",
            "报价后汇率变动过大，请重新询价。"),
    AMOUNT_TOO_SMALL(
            422,
            false,
            "Amount too small",
            "It comes to less than the smallest amount of {currency}.",
            "金额过小",
            "兑换后不足 {currency} 的最小单位。"),
    NOT_CROSS_BORDER(
            422,
            false,
            "No border to cross",
            "Payee and currency are those of a local payment: ask for a TRANSFER, or a WITHDRAWAL to your own account.",
            "无需跨境",
            "收款人与币种均为本地，请使用 TRANSFER，或用 WITHDRAWAL 提现到自己的账户。"),
    CORRIDOR_NOT_SERVED(
            422,
            false,
            "Corridor not served",
            "{currency} cannot be sent to {country} this way. {reason}",
            "不支持该汇款路线",
            "无法以此方式向 {country} 汇 {currency}。{reason}"),
    CORRIDOR_LIMIT(
            422,
            false,
            "Outside the corridor's limits",
            "One payment to {country} brings {least} to {most} {currency}.",
            "超出该路线限额",
            "向 {country} 的单笔到账金额须在 {least} 至 {most} {currency} 之间。"),
    PURPOSE_REQUIRED(
            422,
            false,
            "Purpose required",
            "Payments to {country} name their purpose, one of {purposes}.",
            "需要汇款用途",
            "向 {country} 汇款须说明用途，可选：{purposes}。"),
    BENEFICIARY_NOT_FOUND(
            422, false, "Beneficiary not found", "You have no such beneficiary.", "找不到收款人", "您没有这个境外收款人。"),
    BENEFICIARY_INVALID(
            422,
            false,
            "Beneficiary incomplete",
            "Payments to {country} need the beneficiary's {missing}. Add the beneficiary again with it.",
            "收款人信息不完整",
            "向 {country} 汇款需要收款人的 {missing}，请补全后重新添加收款人。"),
    TARIFF_NOT_FOUND(422, false, "No price", "There is no tariff for this payment.", "没有价格", "该支付没有适用的资费。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    QuoteProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
        this.status = status;
        this.retryable = retryable;
        this.en = Text.of(title, detail);
        this.zh = Text.of(titleZh, detailZh);
    }

    /** The problem of a promotion that does not reduce a payment. */
    public static QuoteProblem of(Unavailable reason) {
        return switch (reason) {
            case NOT_FOUND -> PROMOTION_NOT_FOUND;
            case NOT_RUNNING -> PROMOTION_NOT_RUNNING;
            case NOT_APPLICABLE -> PROMOTION_NOT_APPLICABLE;
            case USED_UP -> PROMOTION_USED_UP;
            case EXHAUSTED -> PROMOTION_EXHAUSTED;
        };
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
