package io.okpay.account.instrument;

import io.okpay.platform.problem.ProblemCode;

/** Why a card is not bound. */
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
    INSTRUMENT_DUPLICATE(409, false, "Card already bound", "This card is bound already.", "银行卡已绑定", "该银行卡已绑定。"),
    INSTRUMENT_LIMIT_REACHED(
            422, false, "Too many cards", "At most {most} cards can be bound.", "银行卡过多", "最多可绑定 {most} 张银行卡。"),
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
