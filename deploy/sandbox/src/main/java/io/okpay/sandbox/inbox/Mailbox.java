package io.okpay.sandbox.inbox;

import io.okpay.sandbox.access.SandboxConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.server.SMTPServer;

/**
 * An SMTP server that accepts every e-mail and delivers it into the inbox. As mailboxes do, it keeps one e-mail for each Message-ID and
 * recipient: SMTP has no other way to tell a repetition.
 */
@Singleton
public final class Mailbox {

    private static final int MAX_MESSAGE_BYTES = 5 * 1024 * 1024;

    private final Inbox inbox;
    private final SMTPServer server;

    Mailbox(Inbox inbox, SandboxConfig config) throws UnknownHostException {
        this.inbox = inbox;
        this.server = SMTPServer.port(config.smtp().port())
                .bindAddress(InetAddress.getByName(config.smtp().host()))
                .hostName("localhost")
                .softwareName("okpay-sandbox")
                .maxMessageSize(MAX_MESSAGE_BYTES)
                .messageHandler((context, from, to, data) -> deliver(from, to, data))
                .build();
    }

    void start(@Observes StartupEvent event) {
        server.start();
    }

    void stop(@Observes ShutdownEvent event) {
        server.stop();
    }

    /** The port that the server listens on. */
    public int port() {
        return server.getPortAllocated();
    }

    private void deliver(String from, String to, byte[] data) {
        String subject = null;
        String key = null;
        String text;
        try {
            var mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data));
            subject = mail.getSubject();
            key = mail.getMessageID() == null ? null : mail.getMessageID() + " " + to;
            String plain = textOf(mail, "text/plain");
            String html = plain == null ? textOf(mail, "text/html") : null;
            text = plain != null ? plain : html != null ? html : "";
        } catch (MessagingException | IOException unreadable) {
            text = "(an e-mail of " + data.length + " bytes that cannot be read)";
        }
        inbox.receive(Message.email(to, from, subject, text.strip(), key, inbox.now()));
    }

    private static @Nullable String textOf(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String text = textOf(parts.getBodyPart(i), type);
                if (text != null) {
                    return text;
                }
            }
        }
        return null;
    }
}
