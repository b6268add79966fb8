package io.okpay.notification.announcement;

/**
 * Who reads. What is left out is empty.
 *
 * @param country ISO 3166-1 alpha-2
 * @param tier for example {@code GOLD}
 * @param merchant whether a merchant reads
 * @param kind one kind only
 */
record AnnouncementFilter(String country, String tier, boolean merchant, String kind) {}
