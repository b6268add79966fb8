package io.okpay.payment.beneficiary;

import io.okpay.platform.problem.ProblemCode;

/** Why a beneficiary is not taken. */
public enum BeneficiaryProblem implements ProblemCode {
    BENEFICIARY_COUNTRY_NOT_SERVED(
            422,
            "Country not served",
            "No money is sent to bank accounts in {country}.",
            "不支持该国家",
            "不支持向 {country} 的银行账户汇款。"),
    BENEFICIARY_IBAN_INVALID(
            422,
            "IBAN invalid",
            "Accounts in {country} are named by an IBAN alone, and this is none: check it for a typing error.",
            "IBAN 无效",
            "{country} 的账户只用 IBAN 表示，且该 IBAN 无效，请检查输入。"),
    BENEFICIARY_ACCOUNT_INVALID(
            422,
            "Account number invalid",
            "This is no account number of {country}, where accounts are named by accountNumber and bankCode.",
            "账号无效",
            "账号不符合 {country} 的格式；该国账户用 accountNumber 和 bankCode 表示。"),
    BENEFICIARY_BANK_CODE_INVALID(
            422, "Bank code invalid", "This is no bank code of {country}.", "银行代码无效", "银行代码不符合 {country} 的格式。"),
    BENEFICIARY_BIC_INVALID(
            422, "BIC invalid", "This is no BIC of a bank in {country}.", "BIC 无效", "该 BIC 不属于 {country} 的银行。"),
    BENEFICIARY_CURRENCY_NOT_SERVED(
            422,
            "Currency not served",
            "No {currency} is sent to bank accounts in {country}.",
            "不支持该币种",
            "不支持向 {country} 的银行账户汇 {currency}。"),
    TOO_MANY_BENEFICIARIES(
            409,
            "Too many beneficiaries",
            "You have {most} beneficiaries. Remove one that you need no longer.",
            "收款人过多",
            "您已有 {most} 个收款人，请先删除不再需要的。");

    private final int status;
    private final Text en;
    private final Text zh;

    BeneficiaryProblem(int status, String title, String detail, String titleZh, String detailZh) {
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
