package io.okpay.notification.deadletter;

import io.okpay.platform.problem.ProblemCode;

/** Why an operator is refused. */
public enum DeadLetterProblem implements ProblemCode {
    DEAD_LETTER_ALREADY_DISMISSED(
            "Dismissed already", "Somebody dismissed this dead letter before.", "已处理", "该死信已被其他人处理。");

    private final Text en;
    private final Text zh;

    DeadLetterProblem(String title, String detail, String titleZh, String detailZh) {
        this.en = Text.of(title, detail);
        this.zh = Text.of(titleZh, detailZh);
    }

    @Override
    public int status() {
        return 409;
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
