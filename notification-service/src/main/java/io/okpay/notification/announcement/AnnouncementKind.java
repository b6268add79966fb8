package io.okpay.notification.announcement;

/** What an announcement is about. */
public enum AnnouncementKind {
    /** Work that was planned. */
    MAINTENANCE,
    /** New prices. */
    FEES,
    /** Something does not work; open until the announcement ends. */
    INCIDENT,
    /** All else. */
    NEWS
}
