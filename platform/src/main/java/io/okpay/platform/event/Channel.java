package io.okpay.platform.event;

/** How a message travels. */
public enum Channel {
    /** A text message to an E.164 number. */
    SMS,
    /** A mail to an address. */
    EMAIL
}
