package io.okpay.platform.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The closed catalogue of what crosses Kafka: each record with its CloudEvents type and its topic. */
public enum EventType {
    OTP_REQUESTED("notification.otp-requested", "notification.commands", OtpRequested.class),
    MESSAGE_REQUESTED("notification.message-requested", "notification.commands", MessageRequested.class),
    OTP_VERIFIED("notification.otp-verified", "notification.otp", OtpVerified.class),
    OTP_FAILED("notification.otp-failed", "notification.otp", OtpFailed.class),
    OTP_ATTEMPT_FAILED("notification.otp-attempt-failed", "notification.otp", OtpAttemptFailed.class),
    CUSTOMER_REGISTERED("account.customer-registered", "account.customers", CustomerRegistered.class),
    CUSTOMER_EMAIL_VERIFIED("account.customer-email-verified", "account.customers", CustomerEmailVerified.class),
    CUSTOMER_PASSWORD_CHANGED("account.customer-password-changed", "account.customers", CustomerPasswordChanged.class),
    CUSTOMER_CREDENTIAL_ADDED("account.customer-credential-added", "account.customers", CustomerCredentialAdded.class),
    CUSTOMER_CREDENTIAL_REMOVED(
            "account.customer-credential-removed", "account.customers", CustomerCredentialRemoved.class),
    CUSTOMER_SIGNED_IN_FROM_NEW_DEVICE(
            "account.customer-signed-in-from-new-device", "account.customers", CustomerSignedInFromNewDevice.class),
    CUSTOMER_FROZEN("account.customer-frozen", "account.customers", CustomerFrozen.class),
    CUSTOMER_UNFROZEN("account.customer-unfrozen", "account.customers", CustomerUnfrozen.class),
    PAYMENT_PASSWORD_CHANGED("account.payment-password-changed", "account.customers", PaymentPasswordChanged.class),
    WALLET_OPENED("account.wallet-opened", "account.customers", WalletOpened.class),
    WALLET_REQUESTED("account.wallet-requested", "account.wallet-commands", WalletRequested.class),
    MERCHANT_REGISTERED("account.merchant-registered", "account.customers", MerchantRegistered.class),
    INSTRUMENT_BOUND("account.instrument-bound", "account.instruments", InstrumentBound.class),
    BANK_ACCOUNT_BOUND("account.bank-account-bound", "account.instruments", BankAccountBound.class),
    INSTRUMENT_REMOVED("account.instrument-removed", "account.instruments", InstrumentRemoved.class),
    PAYMENT_PASSWORD_CHALLENGE_REQUESTED(
            "account.payment-password-challenge-requested",
            "account.step-up-commands",
            PaymentPasswordChallengeRequested.class),
    PAYMENT_PASSWORD_VERIFIED("account.payment-password-verified", "account.step-up", PaymentPasswordVerified.class),
    PAYMENT_PASSWORD_FAILED("account.payment-password-failed", "account.step-up", PaymentPasswordFailed.class),
    PAYMENT_PASSWORD_ATTEMPT_FAILED(
            "account.payment-password-attempt-failed", "account.step-up", PaymentPasswordAttemptFailed.class),
    POST_TRANSFER("account.post-transfer-requested", "account.ledger-commands", PostTransfer.class),
    HOLD_TRANSFER("account.hold-transfer-requested", "account.ledger-commands", HoldTransfer.class),
    CAPTURE_TRANSFER("account.capture-transfer-requested", "account.ledger-commands", CaptureTransfer.class),
    VOID_TRANSFER("account.void-transfer-requested", "account.ledger-commands", VoidTransfer.class),
    EXPIRE_TRANSFER("account.expire-transfer-requested", "account.ledger-commands", ExpireTransfer.class),
    REVERSE_TRANSFER("account.reverse-transfer-requested", "account.ledger-commands", ReverseTransfer.class),
    TRANSFER_POSTED("account.transfer-posted", "account.ledger-results", TransferPosted.class),
    TRANSFER_HELD("account.transfer-held", "account.ledger-results", TransferHeld.class),
    TRANSFER_VOIDED("account.transfer-voided", "account.ledger-results", TransferVoided.class),
    TRANSFER_REJECTED("account.transfer-rejected", "account.ledger-results", TransferRejected.class),
    FX_ACCOUNTS_STATED("account.fx-accounts-stated", "account.fx-accounts", FxAccountsStated.class),
    IDENTITY_SIGNED_IN("identity.signed-in", "identity.events", IdentitySignedIn.class),
    IDENTITY_PASSWORD_CHANGED("identity.password-changed", "identity.events", IdentityPasswordChanged.class),
    IDENTITY_CREDENTIAL_ADDED("identity.credential-added", "identity.events", IdentityCredentialAdded.class),
    IDENTITY_CREDENTIAL_REMOVED("identity.credential-removed", "identity.events", IdentityCredentialRemoved.class),
    PAYMENT_COMPLETED("payment.payment-completed", "payment.payments", PaymentCompleted.class),
    PAYMENT_FAILED("payment.payment-failed", "payment.payments", PaymentFailed.class),
    PAYMENT_REFUNDED("payment.payment-refunded", "payment.payments", PaymentRefunded.class),
    PAYMENT_TAKEN_BACK("payment.payment-taken-back", "payment.payments", PaymentTakenBack.class),
    PAYMENT_REQUEST_OPENED("payment.payment-request-opened", "payment.requests", PaymentRequestOpened.class),
    PAYMENT_REQUEST_PAID("payment.payment-request-paid", "payment.requests", PaymentRequestPaid.class),
    PAYMENT_REQUEST_DECLINED("payment.payment-request-declined", "payment.requests", PaymentRequestDeclined.class),
    PAYMENT_REQUEST_CANCELLED("payment.payment-request-cancelled", "payment.requests", PaymentRequestCancelled.class),
    PAYMENT_REQUEST_EXPIRED("payment.payment-request-expired", "payment.requests", PaymentRequestExpired.class),
    ORDER_PAID("payment.order-paid", "payment.orders", OrderPaid.class),
    ORDER_REFUNDED("payment.order-refunded", "payment.orders", OrderRefunded.class),
    ORDER_EXPIRED("payment.order-expired", "payment.orders", OrderExpired.class),
    ORDER_CANCELLED("payment.order-cancelled", "payment.orders", OrderCancelled.class),
    SCHEDULE_ACTIVATED("payment.schedule-activated", "payment.schedules", ScheduleActivated.class),
    SCHEDULED_PAYMENT_FAILED("payment.scheduled-payment-failed", "payment.schedules", ScheduledPaymentFailed.class),
    SCHEDULE_PAUSED("payment.schedule-paused", "payment.schedules", SchedulePaused.class),
    SCHEDULE_ENDED("payment.schedule-ended", "payment.schedules", ScheduleEnded.class),
    PAYOUT_COMPLETED("payment.payout-completed", "payment.payouts", PayoutCompleted.class),
    TARIFF_PUBLISHED("payment.tariff-published", "payment.tariffs", TariffPublished.class),
    CONVERSION_EXECUTED("payment.conversion-executed", "payment.conversions", ConversionExecuted.class),
    CONVERSION_REVERSED("payment.conversion-reversed", "payment.conversions", ConversionReversed.class),
    RATE_CARD_PUBLISHED("fx.rate-card-published", "fx.rate-cards", RateCardPublished.class),
    RATE_ALERT_TRIGGERED("fx.rate-alert-triggered", "fx.rate-alerts", RateAlertTriggered.class),
    SERVICE_HEALTH_REPORTED("platform.service-health-reported", "platform.health", ServiceHealthReported.class);

    private static final Map<Class<?>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::record, type -> type));
    private static final Map<String, EventType> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::type, type -> type));

    private final String type;
    private final String topic;
    private final Class<? extends Event> record;

    EventType(String type, String topic, Class<? extends Event> record) {
        this.type = "io.okpay." + type + ".v1";
        this.topic = "okpay." + topic;
        this.record = record;
    }

    /** The CloudEvents type, for example {@code io.okpay.account.customer-registered.v1}. */
    public String type() {
        return type;
    }

    /** The Kafka topic, for example {@code okpay.account.customers}. */
    public String topic() {
        return topic;
    }

    /** The record that carries the data. */
    public Class<? extends Event> record() {
        return record;
    }

    /** The entry of this event. */
    public static EventType of(Event event) {
        EventType type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(event.getClass() + " is not in the catalogue");
        }
        return type;
    }

    /** The entry with this CloudEvents type, if the catalogue has it. */
    public static Optional<EventType> named(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }
}
