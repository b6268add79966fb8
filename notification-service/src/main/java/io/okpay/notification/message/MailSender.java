package io.okpay.notification.message;

import io.okpay.platform.event.Channel;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Sends mails over SMTP. */
@ApplicationScoped
class MailSender implements Sender {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final ReactiveMailer mailer;
    private final Template page;

    MailSender(ReactiveMailer mailer, @Location("mail/page.html") Template page) {
        this.mailer = mailer;
        this.page = page;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Outcome send(Outgoing outgoing) {
        Text text = outgoing.text();
        Mail mail = Mail.withText(outgoing.recipient(), text.subject(), text.body())
                .setHtml(html(outgoing.language(), text))
                .addHeader("Message-ID", "<" + outgoing.id() + "@okpay.io>")
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

    /** The same text for those who read mails as pages; Qute escapes what is no markup of ours. */
    private String html(Language language, Text text) {
        return page.data("language", language.tag())
                .data("subject", text.subject())
                .data("paragraphs", List.of(text.body().split("\n{2,}", -1)))
                .render();
    }

    /** RFC 4954: authentication is missing, too weak or wrong. */
    private static boolean isAboutOurAccess(int replyCode) {
        return replyCode >= 530 && replyCode <= 538;
    }
}
