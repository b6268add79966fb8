package io.okpay.payment.payout;

import io.okpay.platform.problem.ProblemCode;

/** Why a payout, or a line of it, is not taken. */
public enum PayoutProblem implements ProblemCode {
    REQUEST_TOO_LARGE(
            413, "Request too large", "The request has more than {mebibytes} MiB.", "请求过大", "请求超过 {mebibytes} MiB。"),
    PAYOUT_LINES_INVALID(
            422,
            "Wrong lines",
            "Nothing was stored: {errorCount} errors in the lines; see lineErrors for the first 100.",
            "明细有误",
            "未保存任何内容：明细中共有 {errorCount} 处错误，前 100 处见 lineErrors。"),
    PAYOUT_EMPTY(422, "No lines", "A payout has at least one line.", "没有明细", "批量付款至少需要一行明细。"),
    PAYOUT_TOO_MANY_LINES(422, "Too many lines", "A payout has at most {most} lines.", "明细过多", "批量付款最多 {most} 行明细。"),
    PAYOUT_TOTAL_TOO_LARGE(
            422,
            "Total too large",
            "The lines with their fees sum to more than can be paid.",
            "总额过大",
            "明细及手续费总额超过可支付上限。"),
    PAYOUT_REFERENCE_TAKEN(
            409, "Reference taken", "Another payout of yours has this reference.", "批次号已存在", "您已有使用该批次号的批量付款。"),
    PAYOUT_NOT_OPEN(409, "Payout not open", "The payout is {state} already.", "批量付款已处理", "该批量付款的状态为 {state}。"),
    CSV_MALFORMED(422, "Not CSV", "The row is not CSV as RFC 4180 has it.", "CSV 格式错误", "该行不符合 RFC 4180 的 CSV 格式。"),
    CSV_HEADER_INVALID(
            422,
            "Unknown columns",
            "The first row names lineReference, amount, phone, email or handle, and note, each once.",
            "列名无效",
            "首行应包含 lineReference、amount、phone/email/handle 与 note，且不得重复。"),
    LINE_REFERENCE_INVALID(
            422,
            "Invalid line reference",
            "A line reference has 1 to 35 letters, digits, blanks and . _ / -.",
            "明细号无效",
            "明细号为 1 至 35 个字母、数字、空格或 . _ / - 字符。"),
    LINE_REFERENCE_DUPLICATE(
            422, "Line reference twice", "Another line has this reference.", "明细号重复", "另一行明细使用了相同的明细号。"),
    LINE_PAYEE_REQUIRED(
            422,
            "One payee",
            "A line names its payee by phone, email or handle: one of them.",
            "收款人不唯一",
            "每行须且仅须以 phone、email 或 handle 之一指定收款人。"),
    LINE_NOTE_INVALID(
            422,
            "Invalid note",
            "A note has at most 140 characters and no control characters.",
            "附言无效",
            "附言最多 140 个字符，且不得含控制字符。");

    private final int status;
    private final Text en;
    private final Text zh;

    PayoutProblem(int status, String title, String detail, String titleZh, String detailZh) {
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
