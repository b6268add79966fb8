package io.okpay.notification.webhook.address;

/** A URL that no webhook goes to. */
public final class TargetRefusedException extends Exception {

    private final Reason reason;

    /** What is wrong with it. */
    public enum Reason {
        INVALID,
        NOT_HTTPS,
        USERINFO,
        PORT,
        HOST_UNKNOWN,
        ADDRESS
    }

    TargetRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** What is wrong with it. */
    public Reason reason() {
        return reason;
    }
}
