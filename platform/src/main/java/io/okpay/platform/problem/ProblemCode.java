package io.okpay.platform.problem;

import java.util.Locale;
import java.util.Map;

/**
 * One entry of a service's closed catalogue of refusals, implemented by one enum for each feature. The code is the enum
 * constant's name and never changes on its way through HTTP and Kafka.
 */
public interface ProblemCode {

    /** The stable code, for example {@code INSUFFICIENT_BALANCE}. */
    String name();

    /** The HTTP status. */
    int status();

    /** Whether the same request may succeed later. */
    boolean retryable();

    /** English words; {@code {name}} in the detail stands for an argument. */
    Text en();

    /** Simplified Chinese words with the same arguments. */
    Text zh();

    /** The RFC 9457 type: a stable URI that names this code. */
    default String type() {
        return "https://okpay.io/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The words in Chinese for a Chinese locale, otherwise in English. */
    default Text in(Locale language) {
        return language.getLanguage().equals("zh") ? zh() : en();
    }

    /**
     * What a person reads.
     *
     * @param title the kind of problem
     * @param detail this occurrence
     */
    record Text(String title, String detail) {

        /** Shorthand for enum constants. */
        public static Text of(String title, String detail) {
            return new Text(title, detail);
        }

        /** The detail with its arguments filled in. */
        public String detail(Map<String, ?> arguments) {
            String filled = detail;
            for (Map.Entry<String, ?> argument : arguments.entrySet()) {
                filled = filled.replace("{" + argument.getKey() + "}", String.valueOf(argument.getValue()));
            }
            return filled;
        }
    }
}
