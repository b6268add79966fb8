package io.okpay.notification.message;

import java.util.Locale;
import java.util.Set;

/** The closed catalogue of texts. Each exists for every channel and language and names exactly these variables. */
public enum MessageTemplate {
    /** Proves the phone of a new customer. */
    OTP_REGISTRATION(true, "code", "minutes"),
    /** Somebody registers with the phone of a customer. */
    OTP_REGISTRATION_DECOY(true),
    /** Confirms one payment, and names its amount and payee (PSD2 RTS Art. 5). */
    OTP_PAYMENT(true, "code", "minutes", "amount", "payee"),
    /** Confirms payments to come, and names their amount, payee and rhythm (PSD2 RTS Art. 5 and 14). */
    OTP_SCHEDULE(true, "code", "minutes", "amount", "payee", "frequency", "firstOn"),
    /** Proves an e-mail address. */
    OTP_EMAIL_VERIFICATION(true, "code", "minutes"),
    /** Begins a reset of the payment password. */
    OTP_PAYMENT_PASSWORD_RESET(true, "code", "minutes"),
    /** Somebody reset the payment password, which takes effect later and can be called off until then. */
    PAYMENT_PASSWORD_RESET_WAITS(false, "readyAt"),
    /** The payment password was reset. */
    PAYMENT_PASSWORD_RESET_DONE(false),
    /** There is a payment password where there was none. */
    PAYMENT_PASSWORD_SET(false),
    /** Somebody who knew the payment password chose another one. */
    PAYMENT_PASSWORD_CHANGED(false),
    /** The password to log in is another one; the device is OPERATOR when an operator did it. */
    PASSWORD_CHANGED(false, "device"),
    /** Somebody logged in from a device that the customer did not use before; the address may be empty. */
    NEW_DEVICE(false, "device", "ip", "at"),
    /** The customer can log in with something more. */
    CREDENTIAL_ADDED(false, "kind"),
    /** The customer can no longer log in with something. */
    CREDENTIAL_REMOVED(false, "kind"),
    /** No money leaves the customer's wallets; why, and until when that is looked at again. */
    ACCOUNT_FROZEN(false, "reason", "reviewBy"),
    /** The customer can pay again. */
    ACCOUNT_UNFROZEN(false),
    /** Greets a new customer. */
    WELCOME(false, "name"),
    /** Money came to the customer's wallet from a card or a bank. */
    TOP_UP_COMPLETED(false, "amount", "debited"),
    /** Money left the customer's wallet for a card or a bank. */
    WITHDRAWAL_COMPLETED(false, "amount", "debited"),
    /** A card issuer or a bank took a top-up back. */
    TOP_UP_TAKEN_BACK(false, "amount"),
    /** A bank sent a withdrawal back. */
    WITHDRAWAL_RETURNED(false, "amount"),
    /** Tells the payer. */
    PAYMENT_SENT(false, "amount", "debited", "payee"),
    /** Tells the payee. */
    PAYMENT_RECEIVED(false, "amount", "payer"),
    /** Tells who paid that the money came back. */
    PAYMENT_REFUNDED(false, "amount", "payer"),
    /** Tells who was paid that the money went back. */
    REFUND_SENT(false, "amount", "debited", "payee"),
    /** Tells the payer why. */
    PAYMENT_FAILED(false, "amount", "reason"),
    /** A scheduled payment was not made, and is tried again. */
    SCHEDULED_PAYMENT_DELAYED(false, "amount", "payee", "reason", "retryAt"),
    /** A scheduled payment was not made. */
    SCHEDULED_PAYMENT_FAILED(false, "amount", "payee", "dueOn", "reason"),
    /** Scheduled payments were paused after several that failed. */
    SCHEDULE_PAUSED(false, "amount", "payee"),
    /** Nothing is sent to a merchant's endpoint any more. */
    WEBHOOK_DISABLED(false, "host"),
    /** A rate rose to what a customer waits for. */
    RATE_ABOVE(false, "pair", "threshold", "rate"),
    /** A rate fell to what a customer waits for. */
    RATE_BELOW(false, "pair", "threshold", "rate"),
    /** What support wrote in a conversation. */
    SUPPORT_ANSWER(false, "subject", "longText");

    private final boolean passcode;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> variables;

    MessageTemplate(boolean passcode, String... variables) {
        this.passcode = passcode;
        this.variables = Set.of(variables);
    }

    /** Whether the message belongs to a passcode: it goes ahead of others, and no other service can ask for it by name. */
    public boolean isPasscode() {
        return passcode;
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
