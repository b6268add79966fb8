package io.okpay.notification.message;

import io.okpay.platform.event.Channel;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;

/**
 * Renders texts from {@code templates/<channel>/<template>.<language>.txt}; the first line of a mail is its subject, and that of a text for
 * the inbox its title.
 */
@Singleton
public class Texts {

    private static final String INBOX = "inbox";

    private static final int LONGEST_VALUE = 80;

    private final Engine engine;

    Texts(Engine engine) {
        this.engine = engine;
    }

    /** The text of a message. */
    Text render(MessageTemplate template, Channel channel, Language language, Map<String, String> variables) {
        return render(template, folder(channel), language, variables);
    }

    /**
     * The title and the text that a customer reads in the inbox.
     *
     * @throws io.quarkus.qute.TemplateException when a variable is missing
     */
    public Text renderForInbox(MessageTemplate template, Language language, Map<String, String> variables) {
        return render(template, INBOX, language, variables);
    }

    private Text render(MessageTemplate template, String folder, Language language, Map<String, String> variables) {
        TemplateInstance text = template(template, folder, language).instance();
        variables.forEach((name, value) -> text.data(name, name.startsWith("long") ? lines(value) : plain(value)));
        String rendered = text.render().strip();
        if (!folder.equals(INBOX) && !folder.equals(folder(Channel.EMAIL))) {
            return new Text(null, rendered);
        }
        int end = rendered.indexOf('\n');
        return new Text(
                rendered.substring(0, end).strip(), rendered.substring(end).strip());
    }

    /** A missing text is found here when the service starts, and not when somebody waits for it. */
    void checkAll(@Observes StartupEvent event) {
        for (MessageTemplate template : MessageTemplate.values()) {
            for (Language language : Language.values()) {
                for (Channel channel : Channel.values()) {
                    if (channel != Channel.VOICE || template.isPasscode()) {
                        template(template, folder(channel), language);
                    }
                }
                if (!template.isPasscode()) {
                    template(template, INBOX, language);
                }
            }
        }
    }

    private Template template(MessageTemplate template, String folder, Language language) {
        String id = folder + "/" + template.fileName() + "." + language.tag();
        Template found = engine.getTemplate(id);
        if (found == null) {
            throw new IllegalStateException("There is no template " + id);
        }
        return found;
    }

    private static String folder(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT);
    }

    /** A text that a person of support wrote: its lines stay, what cannot be seen goes. */
    private static String lines(String value) {
        return value.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\\n]]+", "").strip();
    }

    /** One line of bounded length: names are chosen by people and must not add lines or pages to a message. */
    private static String plain(String value) {
        String line = value.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_VALUE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }
}
