package io.okpay.notification.merchant;

import io.okpay.platform.problem.ProblemCode;

/** Why a merchant is not served. */
public enum MerchantProblem implements ProblemCode {
    MERCHANT_NOT_REGISTERED(
            403,
            "Merchant not registered",
            "No merchant is registered for this client yet.",
            "商户未注册",
            "该客户端未对应任何已注册商户。");

    private final int status;
    private final Text en;
    private final Text zh;

    MerchantProblem(int status, String title, String detail, String titleZh, String detailZh) {
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
