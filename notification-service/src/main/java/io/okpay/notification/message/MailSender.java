package io.okpay.notification.message;

import io.okpay.platform.event.Channel;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Sends mails over SMTP. */
@ApplicationScoped
class MailSender implements Sender {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final ReactiveMailer mailer;

    MailSender(ReactiveMailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Outcome send(UUID id, String recipient, Text text) {
        Mail mail = Mail.withText(recipient, text.subject(), text.body())
                .addHeader("Message-ID", "<" + id + "@okpay.io>")
                .addHeader("Auto-Submitted", "auto-generated");
        try {
            mailer.send(mail).await().atMost(LONGEST);
            return new Outcome.Sent(null);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SMTPException smtp) {
                    return smtp.isPermanent() && !isAboutOurAccess(smtp.getReplyCode())
                            ? new Outcome.Refused("SMTP " + smtp.getReplyCode())
                            : new Outcome.Postponed("SMTP " + smtp.getReplyCode());
                }
            }
            return new Outcome.Postponed("SMTP: " + e.getClass().getSimpleName());
        }
    }

    /** RFC 4954: authentication is missing, too weak or wrong. */
    private static boolean isAboutOurAccess(int replyCode) {
        return replyCode >= 530 && replyCode <= 538;
    }
}
