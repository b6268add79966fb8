package io.okpay.platform.event;

/** How a message travels. */
public enum Channel {
    /** A text message to an E.164 number. */
    SMS,
    /** A mail to an address. */
    EMAIL,
    /** A call to an E.164 number that reads a one-time passcode aloud. */
    VOICE
}
