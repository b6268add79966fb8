package io.okpay.payment.payment;

import io.okpay.payment.directory.DirectoryEvents;
import io.okpay.platform.event.OtpAttemptFailed;
import io.okpay.platform.event.OtpFailed;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpVerified;
import io.okpay.platform.event.PaymentPasswordAttemptFailed;
import io.okpay.platform.event.PaymentPasswordFailed;
import io.okpay.platform.event.PaymentPasswordVerified;
import io.okpay.platform.event.TransferHeld;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.event.TransferVoided;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What other services tell of payments. */
@ApplicationScoped
class PaymentInbox {

    private static final String CONSUMER = "payment";

    private final Inbox inbox;
    private final ProgressPayment progress;
    private final RailProgress rails;
    private final DirectoryEvents directory;

    PaymentInbox(Inbox inbox, ProgressPayment progress, RailProgress rails, DirectoryEvents directory) {
        this.inbox = inbox;
        this.progress = progress;
        this.rails = rails;
        this.directory = directory;
    }

    @Incoming("otp")
    @Blocking
    void otp(ConsumerRecord<String, byte[]> message) {
        inbox.receive(
                CONSUMER,
                message,
                Handlers.on(OtpVerified.class, event -> {
                            if (event.purpose() == OtpPurpose.PAYMENT) {
                                progress.factorVerified(
                                        Challenge.Factor.OTP,
                                        event.challengeId(),
                                        event.customerId(),
                                        event.binding(),
                                        event.verifiedAt());
                            }
                        })
                        .and(OtpAttemptFailed.class, event -> {
                            if (event.purpose() == OtpPurpose.PAYMENT) {
                                progress.otpTried(event.challengeId(), event.attemptsLeft());
                            }
                        })
                        .and(OtpFailed.class, event -> {
                            if (event.purpose() == OtpPurpose.PAYMENT) {
                                progress.factorFailed(Challenge.Factor.OTP, event.challengeId(), event.code());
                            }
                        }));
    }

    @Incoming("step-up")
    @Blocking
    void stepUp(ConsumerRecord<String, byte[]> message) {
        inbox.receive(
                CONSUMER,
                message,
                Handlers.on(
                                PaymentPasswordVerified.class,
                                event -> progress.factorVerified(
                                        Challenge.Factor.PAYMENT_PASSWORD,
                                        event.challengeId(),
                                        event.customerId(),
                                        event.binding(),
                                        event.verifiedAt()))
                        .and(
                                PaymentPasswordAttemptFailed.class,
                                event -> progress.passwordTried(event.customerId(), event.attemptsLeft()))
                        .and(
                                PaymentPasswordFailed.class,
                                event -> progress.factorFailed(
                                        Challenge.Factor.PAYMENT_PASSWORD, event.challengeId(), event.code())));
    }

    @Incoming("ledger-results")
    @Blocking
    void ledger(ConsumerRecords<String, byte[]> messages) {
        inbox.receiveAll(
                CONSUMER,
                messages,
                Handlers.on(TransferPosted.class, event -> {
                            directory.seen(event.balances());
                            progress.posted(event.paymentId(), event.transferId());
                            rails.followed(event.paymentId(), event.transferId());
                        })
                        .and(TransferHeld.class, event -> {
                            directory.seen(event.balances());
                            rails.held(event.paymentId(), event.transferId());
                        })
                        .and(TransferVoided.class, event -> {
                            directory.seen(event.balances());
                            rails.released(event.paymentId(), event.holdId());
                        })
                        .and(TransferRejected.class, event -> {
                            progress.rejected(event.paymentId(), event.transferId(), event.code(), event.details());
                            rails.notFollowed(event.paymentId(), event.transferId(), event.code());
                        }));
    }
}
