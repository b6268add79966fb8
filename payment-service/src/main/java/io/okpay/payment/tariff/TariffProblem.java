package io.okpay.payment.tariff;

import io.okpay.platform.problem.ProblemCode;

/** Why a tariff is refused. */
public enum TariffProblem implements ProblemCode {
    TARIFF_ALREADY_PUBLISHED(
            409,
            "Already published",
            "The tariff is published; it never changes. Draft a new one.",
            "资费已发布",
            "该资费已发布，不可更改。请起草新的版本。"),
    TARIFF_START_TAKEN(
            409, "Start taken", "Another published tariff begins at that instant.", "生效时间已占用", "另一个已发布的资费在同一时刻生效。"),
    TARIFF_STARTS_IN_PAST(422, "Starts in the past", "A tariff begins in the future.", "生效时间已过", "资费的生效时间必须在将来。"),
    TARIFF_RULES_TIE(
            422,
            "Rules tie",
            "Neither of the rules {rule} and {other} is more specific where both fit.",
            "规则冲突",
            "规则 {rule} 与 {other} 同时适用且同样具体。"),
    TARIFF_FEE_FALLS(
            422,
            "Fee falls",
            "From {rule} to {other} the fee falls as the amount grows past {amount} {currency}.",
            "费用倒挂",
            "从规则 {rule} 到 {other}，金额超过 {amount} {currency} 时费用反而降低。"),
    TARIFF_RULE_REPEATED(422, "Rule repeated", "Another rule has the id {rule}.", "规则重复", "已有规则使用编号 {rule}。"),
    RULE_CURRENCY_REQUIRED(
            422,
            "Rule without currency",
            "The rule {rule} has figures of money, so it names their currency. Without one: basisPoints, and least of 0 or 1.",
            "规则缺少币种",
            "规则 {rule} 含有金额，必须指定币种。未指定币种时只能使用 basisPoints 以及为 0 或 1 的 least。"),
    RULE_RANGE_EMPTY(
            422,
            "Empty range",
            "In the rule {rule} the lower figure is not below the upper one.",
            "区间为空",
            "规则 {rule} 的下限不低于上限。"),
    RULE_CORRIDOR_CONTRADICTS(
            422,
            "Corridor contradicts countries",
            "The countries of the rule {rule} are not of its corridor.",
            "通道与国家矛盾",
            "规则 {rule} 的国家与其通道不符。"),
    UNKNOWN_COUNTRY(422, "Unknown country", "The country is no ISO 3166-1 code.", "未知国家", "该国家不是有效的 ISO 3166-1 代码。"),
    TYPE_NOT_PRICED(422, "No price for this type", "A refund has no price.", "该类型没有价格", "退款没有价格。");

    private final int status;
    private final Text en;
    private final Text zh;

    TariffProblem(int status, String title, String detail, String titleZh, String detailZh) {
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
