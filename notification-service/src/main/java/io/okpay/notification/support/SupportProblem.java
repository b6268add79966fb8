package io.okpay.notification.support;

import io.okpay.platform.problem.ProblemCode;

/** Why support refuses. */
public enum SupportProblem implements ProblemCode {
    TOO_MANY_CONVERSATIONS(
            409,
            false,
            "Too many conversations",
            "There are many conversations of yours that are not resolved. Add your message to one of them.",
            "会话过多",
            "您有多个未解决的会话，请在其中之一继续留言。"),
    CONVERSATION_CLOSED(
            409,
            false,
            "Conversation closed",
            "The conversation is closed. Open another one.",
            "会话已关闭",
            "该会话已关闭，请另开一个会话。"),
    CONVERSATION_ALREADY_RESOLVED(409, false, "Resolved already", "The matter is resolved already.", "已解决", "该事项已经解决。"),
    CONVERSATION_NOT_RESOLVED(
            409,
            false,
            "Not resolved yet",
            "A conversation is rated when its matter is resolved.",
            "尚未解决",
            "事项解决后才能评价。"),
    CONVERSATION_ALREADY_RATED(409, false, "Rated already", "The conversation has its rating.", "已评价", "该会话已经评价过。"),
    ANSWER_REQUIRED(
            422,
            false,
            "One answer required",
            "Give either a text or the name of a canned answer.",
            "需要一个答复",
            "请提供文字或常用答复的名称之一。"),
    CANNED_ANSWER_UNKNOWN(
            422, false, "Unknown canned answer", "There is no canned answer of this name.", "未知的常用答复", "没有这个名称的常用答复。"),
    ATTACHMENT_TOO_LARGE(
            413,
            false,
            "File too large",
            "A file has at most {mebibytes} MiB. Send a smaller one.",
            "文件过大",
            "文件不能超过 {mebibytes} MiB，请上传更小的文件。"),
    ATTACHMENT_TYPE_NOT_ACCEPTED(
            422,
            false,
            "File type not accepted",
            "Send a PNG, a JPEG or a PDF; what a file is called does not count.",
            "不支持的文件类型",
            "请上传 PNG、JPEG 或 PDF 文件；文件名不作为判断依据。"),
    TOO_MANY_ATTACHMENTS(
            409, false, "Too many files", "A conversation has at most {most} files.", "文件过多", "每个会话最多 {most} 个文件。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    SupportProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
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
