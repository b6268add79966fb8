package io.okpay.payment.exemption;

import io.okpay.platform.problem.ProblemCode;

/** Why a rule of exemption is not taken. */
public enum ExemptionProblem implements ProblemCode {
    EXEMPTION_INCOMPLETE(
            422,
            "Incomplete exemption",
            "LOW_VALUE needs most, total and payments of one currency with most <= total; TRUSTED_PAYEE needs most alone;"
                    + " OWN_ACCOUNT none of them.",
            "豁免规则不完整",
            "LOW_VALUE 需要同一币种的 most、total 和 payments，且 most 不大于 total；TRUSTED_PAYEE 只需 most；OWN_ACCOUNT 均不需要。"),
    EXEMPTION_ALREADY_APPROVED(409, "Already approved", "The rule holds already.", "已批准", "该规则已生效。");

    private final int status;
    private final Text en;
    private final Text zh;

    ExemptionProblem(int status, String title, String detail, String titleZh, String detailZh) {
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
