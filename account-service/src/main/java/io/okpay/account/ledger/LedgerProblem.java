package io.okpay.account.ledger;

import io.okpay.platform.problem.ProblemCode;

/** Why the ledger rejects a transfer. The codes reach the payer through Kafka unchanged. */
public enum LedgerProblem implements ProblemCode {
    INSUFFICIENT_BALANCE(
            "Insufficient balance",
            "The wallet has {available} {currency} available.",
            "余额不足",
            "钱包可用余额为 {available} {currency}。"),
    ACCOUNT_NOT_FOUND("Account not found", "The ledger has no account {account}.", "账户不存在", "账本中没有账户 {account}。"),
    CURRENCY_MISMATCH(
            "Currency mismatch", "The account {account} holds another currency.", "币种不符", "账户 {account} 的币种不同。"),
    UNBALANCED_TRANSFER(
            "Unbalanced transfer", "The legs do not sum to zero in {currency}.", "借贷不平", "{currency} 的分录合计不为零。"),
    INVALID_TRANSFER(
            "Invalid transfer",
            "A transfer has two or more legs, none of them zero, and one leg for each account.",
            "转账无效",
            "转账须有两条或以上分录，金额均不为零，每个账户一条。"),
    BALANCE_OUT_OF_RANGE(
            "Balance out of range",
            "The balance would leave the range that the ledger can hold.",
            "余额超出范围",
            "余额将超出账本可记录的范围。"),
    TRANSFER_ID_REUSED(
            "Transfer id reused", "This id names a transfer with other content.", "转账编号重复", "此编号已用于内容不同的转账。"),
    TRANSFER_NOT_FOUND("Transfer not found", "The books have no such transfer.", "转账不存在", "账本中没有此转账。"),
    TRANSFER_ALREADY_POSTED("Already posted", "The transfer is posted already.", "已入账", "该转账已经入账。"),
    TRANSFER_ALREADY_VOIDED("Already voided", "The transfer is voided already.", "已撤销", "该转账已经撤销。"),
    TRANSFER_EXPIRED("Transfer expired", "The time of the transfer is over.", "转账已过期", "该转账已过期。"),
    TRANSFER_NOT_EXPIRED("Not expired", "The transfer is pending for some time yet.", "尚未过期", "该转账尚未过期。"),
    EXCEEDS_PENDING(
            "More than pending",
            "The amount on {account} is more than was held.",
            "超出冻结金额",
            "账户 {account} 的金额超出已冻结金额。"),
    EXCEEDS_ORIGINAL("More than the original", "No more than the original can be reversed.", "超出原金额", "冲正金额不能超过原转账。"),
    WALLET_FROZEN(
            "Wallet frozen",
            "The wallet {account} is frozen: no money leaves it for now. Its owner's profile says why and what to do.",
            "钱包已冻结",
            "钱包 {account} 已被冻结，暂时无法转出资金。其所有者可在个人资料中查看原因和解决办法。"),
    LEDGER_BUSY("Ledger busy", "Too many transfers are waiting. Try again in a moment.", "账本繁忙", "等待处理的转账过多，请稍后重试。"),
    SECOND_PERSON_REQUIRED(
            "Second person required",
            "A transfer of this size is approved by someone other than its proposer.",
            "需要第二人审批",
            "此金额的转账须由提出者以外的人审批。");

    private final Text en;
    private final Text zh;

    LedgerProblem(String title, String detail, String titleZh, String detailZh) {
        this.en = Text.of(title, detail);
        this.zh = Text.of(titleZh, detailZh);
    }

    @Override
    public int status() {
        return switch (this) {
            case TRANSFER_ID_REUSED -> 409;
            case LEDGER_BUSY -> 429;
            case SECOND_PERSON_REQUIRED -> 403;
            default -> 422;
        };
    }

    @Override
    public boolean retryable() {
        return this == LEDGER_BUSY;
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
