package io.okpay.account.paymentpassword;

import io.okpay.platform.event.PaymentPasswordChallengeRequested;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Challenges that {@code payment-service} asks for. */
@ApplicationScoped
class ChallengeCommands {

    private final Inbox inbox;
    private final Challenges challenges;

    ChallengeCommands(Inbox inbox, Challenges challenges) {
        this.inbox = inbox;
        this.challenges = challenges;
    }

    @Incoming("step-up-commands")
    @Blocking
    void consume(ConsumerRecord<String, byte[]> message) {
        inbox.receive(
                "payment-password",
                message,
                Handlers.on(
                        PaymentPasswordChallengeRequested.class,
                        command -> challenges.persist(new Challenge(command))));
    }
}
