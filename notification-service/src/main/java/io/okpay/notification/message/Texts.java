package io.okpay.notification.message;

import io.okpay.platform.event.Channel;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;

/** Renders texts from {@code templates/<channel>/<template>.<language>.txt}; the first line of a mail is its subject. */
@Singleton
class Texts {

    private static final int LONGEST_VALUE = 80;

    private final Engine engine;

    Texts(Engine engine) {
        this.engine = engine;
    }

    Text render(MessageTemplate template, Channel channel, Language language, Map<String, String> variables) {
        TemplateInstance text = template(template, channel, language).instance();
        variables.forEach((name, value) -> text.data(name, name.startsWith("long") ? lines(value) : plain(value)));
        String rendered = text.render().strip();
        if (channel != Channel.EMAIL) {
            return new Text(null, rendered);
        }
        int end = rendered.indexOf('\n');
        return new Text(
                rendered.substring(0, end).strip(), rendered.substring(end).strip());
    }

    Template template(MessageTemplate template, Channel channel, Language language) {
        String id = channel.name().toLowerCase(Locale.ROOT) + "/" + template.fileName() + "." + language.tag();
        Template found = engine.getTemplate(id);
        if (found == null) {
            throw new IllegalStateException("There is no template " + id);
        }
        return found;
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
