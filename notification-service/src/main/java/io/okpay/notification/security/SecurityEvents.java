package io.okpay.notification.security;

import io.okpay.notification.contact.Contact;
import io.okpay.notification.contact.Contacts;
import io.okpay.notification.contact.News;
import io.okpay.notification.contact.TellCustomer;
import io.okpay.notification.message.MessageTemplate;
import io.okpay.notification.message.UtcTime;
import io.okpay.platform.event.CustomerCredentialAdded;
import io.okpay.platform.event.CustomerCredentialRemoved;
import io.okpay.platform.event.CustomerFrozen;
import io.okpay.platform.event.CustomerPasswordChanged;
import io.okpay.platform.event.CustomerSignedInFromNewDevice;
import io.okpay.platform.event.CustomerUnfrozen;
import io.okpay.platform.event.FreezeExplanation;
import io.okpay.platform.event.PaymentPasswordChanged;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Tells customers what happened to their logins, passwords and accounts: news that nobody switches off. */
@ApplicationScoped
class SecurityEvents {

    /** A warning is worth something for longer than news of a payment. */
    private static final Duration NEWS = Duration.ofDays(3);

    /** The device of a change that an operator made. */
    private static final String OPERATOR = "OPERATOR";

    private final Inbox inbox;
    private final Contacts contacts;
    private final TellCustomer tellCustomer;

    SecurityEvents(Inbox inbox, Contacts contacts, TellCustomer tellCustomer) {
        this.inbox = inbox;
        this.contacts = contacts;
        this.tellCustomer = tellCustomer;
    }

    @Incoming("security")
    @Blocking
    void consume(ConsumerRecord<String, byte[]> message) {
        inbox.receive(
                "security-news",
                message,
                Handlers.on(PaymentPasswordChanged.class, this::paymentPasswordChanged)
                        .and(CustomerPasswordChanged.class, this::passwordChanged)
                        .and(CustomerSignedInFromNewDevice.class, this::newDevice)
                        .and(CustomerCredentialAdded.class, this::credentialAdded)
                        .and(CustomerCredentialRemoved.class, this::credentialRemoved)
                        .and(CustomerFrozen.class, this::frozen)
                        .and(CustomerUnfrozen.class, this::unfrozen));
    }

    private void paymentPasswordChanged(PaymentPasswordChanged event) {
        MessageTemplate template = switch (event.change()) {
            case SET -> MessageTemplate.PAYMENT_PASSWORD_SET;
            case CHANGED -> MessageTemplate.PAYMENT_PASSWORD_CHANGED;
            case RESET -> MessageTemplate.PAYMENT_PASSWORD_RESET_DONE;
        };
        tell(event.customerId(), template, Map.of(), event.changedAt());
    }

    private void passwordChanged(CustomerPasswordChanged event) {
        tell(
                event.customerId(),
                MessageTemplate.PASSWORD_CHANGED,
                Map.of("device", Objects.requireNonNullElse(event.device(), OPERATOR)),
                event.changedAt());
    }

    private void newDevice(CustomerSignedInFromNewDevice event) {
        tell(
                event.customerId(),
                MessageTemplate.NEW_DEVICE,
                Map.of(
                        "device", event.device(),
                        "ip", Objects.requireNonNullElse(event.ipAddress(), ""),
                        "at", UtcTime.of(event.signedInAt())),
                event.signedInAt());
    }

    private void credentialAdded(CustomerCredentialAdded event) {
        tell(
                event.customerId(),
                MessageTemplate.CREDENTIAL_ADDED,
                Map.of("kind", event.kind().name()),
                event.addedAt());
    }

    private void credentialRemoved(CustomerCredentialRemoved event) {
        tell(
                event.customerId(),
                MessageTemplate.CREDENTIAL_REMOVED,
                Map.of("kind", event.kind().name()),
                event.removedAt());
    }

    private void frozen(CustomerFrozen event) {
        String locale = contacts.findByIdOptional(event.customerId())
                .map(Contact::locale)
                .orElse("en");
        tell(
                event.customerId(),
                MessageTemplate.ACCOUNT_FROZEN,
                Map.of("reason", reason(event, locale), "reviewBy", UtcTime.of(event.reviewBy())),
                event.frozenAt());
    }

    private void unfrozen(CustomerUnfrozen event) {
        tell(event.customerId(), MessageTemplate.ACCOUNT_UNFROZEN, Map.of(), event.unfrozenAt());
    }

    private void tell(UUID customerId, MessageTemplate template, Map<String, String> variables, Instant at) {
        tellCustomer.tell(customerId, new News(template, variables, null, at, at.plus(NEWS)));
    }

    private static String reason(CustomerFrozen event, String locale) {
        String language = Locale.forLanguageTag(locale).getLanguage();
        return event.explanations().stream()
                .filter(words ->
                        Locale.forLanguageTag(words.locale()).getLanguage().equals(language))
                .findFirst()
                .or(() -> event.explanations().stream().findFirst())
                .map(FreezeExplanation::reason)
                .orElse(event.reasonClass());
    }
}
