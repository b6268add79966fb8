package io.okpay.payment.qr;

import io.okpay.platform.problem.ProblemCode;

/** Why a payment code cannot be used. */
public enum QrProblem implements ProblemCode {
    QR_INVALID(422, "Not a payment code", "This is not a payment code, or it is damaged.", "不是收付款码", "此码不是收付款码，或已损坏。"),
    QR_CHECKSUM_WRONG(
            422, "Code damaged", "The code's checksum is wrong: scan it again.", "收付款码已损坏", "收付款码校验失败，请重新扫描。"),
    QR_VERSION_UNKNOWN(
            422, "Unknown version", "The code is of a version that is not known here.", "收付款码版本未知", "不支持此收付款码的版本。"),
    QR_NOT_SUPPORTED(
            422, "Code of another scheme", "The code is for another payment scheme.", "其他支付机构的码", "此收付款码属于其他支付机构。"),
    QR_UNKNOWN(
            422,
            "Code not known",
            "Nobody can be paid by this code any more. Ask for a new one.",
            "收付款码已失效",
            "无法通过此码付款，请向对方索取新码。");

    private final int status;
    private final Text en;
    private final Text zh;

    QrProblem(int status, String title, String detail, String titleZh, String detailZh) {
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
