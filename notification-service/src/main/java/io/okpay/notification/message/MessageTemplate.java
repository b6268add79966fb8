package io.okpay.notification.message;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The closed catalogue of texts. Each exists for every channel and language and names exactly these variables. */
public enum MessageTemplate {
    /** Proves the phone of a new customer. */
    OTP_REGISTRATION("code", "minutes"),
    /** Somebody registers with the phone of a customer. */
    OTP_REGISTRATION_DECOY(),
    /** Confirms one payment, and names its amount and payee (PSD2 RTS Art. 5). */
    OTP_PAYMENT("code", "minutes", "amount", "payee"),
    /** Confirms payments to come, and names their amount, payee and rhythm (PSD2 RTS Art. 5 and 14). */
    OTP_SCHEDULE("code", "minutes", "amount", "payee", "frequency", "firstOn"),
    /** Proves an e-mail address. */
    OTP_EMAIL_VERIFICATION("code", "minutes"),
    /** Begins a reset of the payment password. */
    OTP_PAYMENT_PASSWORD_RESET("code", "minutes"),
    /** Somebody reset the payment password, which takes effect later and can be called off until then. */
    PAYMENT_PASSWORD_RESET_WAITS(Category.SECURITY, "readyAt"),
    /** The payment password was reset. */
    PAYMENT_PASSWORD_RESET_DONE(Category.SECURITY),
    /** There is a payment password where there was none. */
    PAYMENT_PASSWORD_SET(Category.SECURITY),
    /** Somebody who knew the payment password chose another one. */
    PAYMENT_PASSWORD_CHANGED(Category.SECURITY),
    /** The password to log in is another one; the device is OPERATOR when an operator did it. */
    PASSWORD_CHANGED(Category.SECURITY, "device"),
    /** Somebody logged in from a device that the customer did not use before; the address may be empty. */
    NEW_DEVICE(Category.SECURITY, "device", "ip", "at"),
    /** The customer can log in with something more. */
    CREDENTIAL_ADDED(Category.SECURITY, "kind"),
    /** The customer can no longer log in with something. */
    CREDENTIAL_REMOVED(Category.SECURITY, "kind"),
    /** No money leaves the customer's wallets; why, and until when that is looked at again. */
    ACCOUNT_FROZEN(Category.SECURITY, "reason", "reviewBy"),
    /** The customer can pay again. */
    ACCOUNT_UNFROZEN(Category.SECURITY),
    /** Greets a new customer. */
    WELCOME(Category.WALLET, "name"),
    /** Money came to the customer's wallet from a card or a bank. */
    TOP_UP_COMPLETED(Category.WALLET, "amount", "debited"),
    /** Money left the customer's wallet for a card or a bank. */
    WITHDRAWAL_COMPLETED(Category.WALLET, "amount", "debited"),
    /** Money left the customer's wallet for a bank account abroad. */
    SENT_ABROAD(Category.WALLET, "amount", "debited"),
    /** A card issuer or a bank took a top-up back. */
    TOP_UP_TAKEN_BACK(Category.WALLET, "amount"),
    /** A bank sent a withdrawal back. */
    WITHDRAWAL_RETURNED(Category.WALLET, "amount"),
    /** Tells the payer. */
    PAYMENT_SENT(Category.WALLET, "amount", "debited", "payee"),
    /** Tells the payee. */
    PAYMENT_RECEIVED(Category.WALLET, "amount", "payer"),
    /** Tells who paid that the money came back. */
    PAYMENT_REFUNDED(Category.WALLET, "amount", "payer"),
    /** Tells who was paid that the money went back. */
    REFUND_SENT(Category.WALLET, "amount", "debited", "payee"),
    /** Tells the payer why. */
    PAYMENT_FAILED(Category.WALLET, "amount", "reason"),
    /** A scheduled payment was not made, and is tried again. */
    SCHEDULED_PAYMENT_DELAYED(Category.WALLET, "amount", "payee", "reason", "retryAt"),
    /** A scheduled payment was not made. */
    SCHEDULED_PAYMENT_FAILED(Category.WALLET, "amount", "payee", "dueOn", "reason"),
    /** Scheduled payments were paused after several that failed. */
    SCHEDULE_PAUSED(Category.WALLET, "amount", "payee"),
    /** Nothing is sent to a merchant's endpoint any more. */
    WEBHOOK_DISABLED(Category.MERCHANT, "host"),
    /** A rate rose to what a customer waits for. */
    RATE_ABOVE(Category.RATES, "pair", "threshold", "rate"),
    /** A rate fell to what a customer waits for. */
    RATE_BELOW(Category.RATES, "pair", "threshold", "rate"),
    /** What support wrote in a conversation. */
    SUPPORT_ANSWER(Category.SUPPORT, "subject", "longText"),
    /** What concerns all customers, in the words of the announcement. */
    ANNOUNCEMENT(Category.ANNOUNCEMENTS, "title", "longText");

    private final @Nullable Category category;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> variables;

    /** Belongs to a passcode. */
    MessageTemplate(String... variables) {
        this.category = null;
        this.variables = Set.of(variables);
    }

    MessageTemplate(Category category, String... variables) {
        this.category = category;
        this.variables = Set.of(variables);
    }

    /** Whether the message belongs to a passcode: it goes ahead of others, and no other service can ask for it by name. */
    public boolean isPasscode() {
        return category == null;
    }

    /**
     * What it is about.
     *
     * @throws IllegalStateException when it belongs to a passcode
     */
    public Category category() {
        if (category == null) {
            throw new IllegalStateException(this + " belongs to a passcode");
        }
        return category;
    }

    /** Its line: passcodes wait behind nothing else, and what concerns security behind passcodes only. */
    int priority() {
        return category == null ? 0 : category.isRequired() ? 1 : 2;
    }

    /** What the text names. */
    public Set<String> variables() {
        return variables;
    }

    /** The name of its files. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
