package io.okpay.notification.announcement;

import io.okpay.platform.problem.ProblemCode;

/** Why an announcement is refused. */
public enum AnnouncementProblem implements ProblemCode {
    ANNOUNCEMENT_TRANSLATION_MISSING(
            422,
            false,
            "Translation missing",
            "An announcement has its text in English and in Chinese.",
            "缺少译文",
            "公告必须同时提供英文和中文内容。"),
    ANNOUNCEMENT_SCHEDULE_EMPTY(
            422, false, "Never visible", "The announcement has to end after it begins.", "展示时间为空", "公告的结束时间必须晚于开始时间。"),
    ANNOUNCEMENT_PIN_OUTSIDE(
            422,
            false,
            "Pinned outside its time",
            "An announcement is pinned within the time in which it is visible.",
            "置顶时间无效",
            "置顶时间必须在公告的展示时间之内。"),
    ANNOUNCEMENT_AUDIENCE_INVALID(
            422,
            false,
            "Invalid audience",
            "Name countries by ISO 3166-1 codes or tiers for an audience of these, and nothing for another one.",
            "受众无效",
            "受众为国家或等级时，请给出 ISO 3166-1 国家代码或等级；其他受众请勿填写。"),
    ANNOUNCEMENT_CHANGED(
            409,
            false,
            "Changed meanwhile",
            "Somebody else changed the announcement; it is at version {version}. Read it again.",
            "已被更改",
            "该公告已被他人更改，当前版本为 {version}，请重新读取。"),
    ANNOUNCEMENT_NOT_DRAFT(
            409,
            false,
            "Not a draft",
            "The announcement was published. Withdraw it and draft another one.",
            "不是草稿",
            "该公告已发布。请撤回后另拟一份。"),
    ANNOUNCEMENT_NOT_PUBLISHED(
            409, false, "Not published", "Only a published announcement can be withdrawn.", "尚未发布", "只有已发布的公告才能撤回。"),
    ANNOUNCEMENT_OVER(422, false, "Over already", "The time of the announcement is over.", "已过期", "该公告的展示时间已结束。");

    private final int status;
    private final boolean retryable;
    private final Text en;
    private final Text zh;

    AnnouncementProblem(int status, boolean retryable, String title, String detail, String titleZh, String detailZh) {
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
