package io.okpay.platform.event;

/** What somebody proves with that they are who logs in, besides the password. */
public enum CredentialKind {
    /** Codes of an app. */
    TOTP,
    /** A key of a device, in place of the password or beside it. */
    PASSKEY,
    /** A list of codes for the day when all else is lost. */
    RECOVERY_CODES,
    /** What this list does not know yet. */
    OTHER
}
