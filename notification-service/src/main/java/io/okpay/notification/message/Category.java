package io.okpay.notification.message;

import io.okpay.platform.event.Channel;
import java.util.Set;

/** What a message to a customer is about: customers choose the channels of each. All of it stands in the inbox as well. */
public enum Category {
    /** Logins, passwords and freezes: cannot be switched off, and quiet hours do not hold it back. */
    SECURITY(true, Channel.SMS, Channel.EMAIL),
    /** The wallet and its money: what came, went, came back, or did not go. */
    WALLET(false, Channel.SMS, Channel.EMAIL),
    /** Rates that the customer waits for. */
    RATES(false, Channel.SMS),
    /** What support wrote. */
    SUPPORT(false, Channel.EMAIL),
    /** Fees that change, and other announcements. */
    ANNOUNCEMENTS(false, Channel.EMAIL),
    /** What concerns a merchant's server. */
    MERCHANT(false, Channel.SMS, Channel.EMAIL);

    private final boolean required;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Channel> usual;

    Category(boolean required, Channel... usual) {
        this.required = required;
        this.usual = Set.of(usual);
    }

    /** Whether it cannot be switched off and is not held back. */
    public boolean isRequired() {
        return required;
    }

    /** Whether a channel is on as long as the customer did not choose. */
    public boolean isUsual(Channel channel) {
        return usual.contains(channel);
    }
}
