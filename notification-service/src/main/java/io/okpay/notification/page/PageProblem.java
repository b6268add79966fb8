package io.okpay.notification.page;

import io.okpay.platform.problem.ProblemCode;

/** Why a page is refused. */
public enum PageProblem implements ProblemCode {
    CURSOR_INVALID(
            "Cursor not known",
            "The cursor is none that this list gave. Begin without one.",
            "游标无效",
            "该游标不属于此列表，请不带游标重新开始。");

    private final Text en;
    private final Text zh;

    PageProblem(String title, String detail, String titleZh, String detailZh) {
        this.en = Text.of(title, detail);
        this.zh = Text.of(titleZh, detailZh);
    }

    @Override
    public int status() {
        return 400;
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
