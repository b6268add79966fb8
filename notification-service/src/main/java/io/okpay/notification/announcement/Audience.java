package io.okpay.notification.announcement;

/** Whom an announcement concerns. It spares others what does not concern them, and keeps no secret. */
enum Audience {
    /** Everybody. */
    ALL,
    /** Customers of these countries, ISO 3166-1 alpha-2. */
    COUNTRIES,
    /** Customers of these tiers. */
    TIERS,
    /** Merchants. */
    MERCHANTS;

    /** Whether it names countries or tiers. */
    boolean hasValues() {
        return this == COUNTRIES || this == TIERS;
    }
}
