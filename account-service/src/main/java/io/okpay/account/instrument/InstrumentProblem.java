package io.okpay.account.instrument;

import io.okpay.platform.problem.ProblemCode;

/** Why a card or an account is not bound. */
public enum InstrumentProblem implements ProblemCode {
    CARD_TOKEN_INVALID(
            422,
            false,
            "Unknown card token",
            "The acquirer does not know the token, or it has expired or belongs to another.",
            "卡令牌无效",
            "收单机构不认识该令牌，或令牌已过期或不属于您。"),
    CARD_TOKEN_USED(422, false, "Card token used", "A token binds one card once.", "卡令牌已使用", "每个令牌只能使用一次。"),
    CARD_EXPIRED(422, false, "Card expired", "The card has expired.", "银行卡已过期", "该银行卡已过期。"),
    CARD_BLOCKED(422, false, "Card blocked", "The issuer has blocked the card.", "银行卡已冻结", "发卡行已冻结该卡。"),
    CARD_DECLINED(422, false, "Card declined", "The issuer did not confirm the card.", "银行卡验证失败", "发卡行未能确认该卡。"),
    CARD_BRAND_NOT_SUPPORTED(
            422, false, "Brand not supported", "Cards of {brand} are not taken.", "不支持的卡品牌", "不支持 {brand} 品牌的银行卡。"),
    INSTRUMENT_COUNTRY_NOT_SUPPORTED(
            422,
            false,
            "Country not supported",
            "Cards and accounts of {country} are not taken.",
            "不支持的国家或地区",
            "不支持 {country} 的银行卡或账户。"),
    INSTRUMENT_DUPLICATE(409, false, "Already bound", "This card or account is bound already.", "已绑定", "该银行卡或账户已绑定。"),
    INSTRUMENT_LIMIT_REACHED(
            422,
            false,
            "Too many instruments",
            "At most {most} cards and accounts can be bound.",
            "绑定数量过多",
            "最多可绑定 {most} 张银行卡和账户。"),
    INSTRUMENT_NOT_USABLE(
            409,
            false,
            "Not usable",
            "The card or account is {state}; only one that can be used goes first.",
            "无法使用",
            "该银行卡或账户状态为 {state}，只有可用的才能设为首选。"),
    ACCOUNT_FIELD_NOT_EXPECTED(
            422,
            false,
            "Not expected here",
            "Accounts of this country are named by an IBAN, or, in the US, by account and routing number.",
            "多余的字段",
            "该国家或地区的账户使用 IBAN；美国账户使用账号和路由号。"),
    IBAN_INVALID(
            422,
            false,
            "IBAN not valid",
            "It is no IBAN: check its digits, and leave spaces out.",
            "IBAN 无效",
            "不是有效的 IBAN，请检查号码并去掉空格。"),
    IBAN_OF_ANOTHER_COUNTRY(
            422,
            false,
            "IBAN of another country",
            "The IBAN belongs to another country.",
            "IBAN 国家不符",
            "该 IBAN 属于其他国家或地区。"),
    ACCOUNT_NUMBER_INVALID(
            422, false, "Account number not valid", "It has 4 to 17 digits.", "账号无效", "账号应为 4 至 17 位数字。"),
    ROUTING_NUMBER_INVALID(
            422,
            false,
            "Routing number not valid",
            "It has nine digits, of which the last checks the others.",
            "路由号无效",
            "路由号为九位数字，末位为校验位。"),
    ACCOUNT_UNKNOWN(422, false, "Account unknown", "The bank does not know the account.", "账户不存在", "银行未找到该账户。"),
    ACCOUNT_CLOSED(422, false, "Account closed", "The account is closed.", "账户已注销", "该账户已注销。"),
    ACCOUNT_BLOCKED(422, false, "Account blocked", "The bank has blocked the account.", "账户已冻结", "银行已冻结该账户。"),
    MICRO_DEPOSIT_MISMATCH(
            422,
            false,
            "Another amount",
            "That is not what was deposited. Tries left: {attemptsLeft}.",
            "金额不符",
            "与入账金额不符，剩余尝试次数：{attemptsLeft}。"),
    VERIFICATION_EXHAUSTED(
            409,
            false,
            "Verification exhausted",
            "The amount was named wrongly too often. Remove the account and bind it again after a day.",
            "验证次数已用完",
            "金额错误次数过多。请移除该账户，一天后再重新绑定。"),
    MICRO_DEPOSITS_TOO_MANY(
            429,
            true,
            "Too many deposits",
            "Too many small deposits were asked for today. Try again later.",
            "验证打款过多",
            "今日验证打款次数过多，请稍后再试。"),
    BANK_UNAVAILABLE(503, true, "Bank unavailable", "The bank does not answer. Try again.", "银行不可用", "银行无响应，请重试。"),
    ACQUIRER_UNAVAILABLE(
            503,
            true,
            "Card acquirer unavailable",
            "The card acquirer does not answer. Nothing was bound; try again with a new token.",
            "收单机构不可用",
            "收单机构无响应，未绑定任何卡，请使用新令牌重试。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    InstrumentProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
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
