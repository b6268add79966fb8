package io.okpay.notification.secret;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** In the profile {@code prod} the service does not start with a secret that everybody can read in the repository. */
@Singleton
class ProductionCheck {

    private static final String LOCAL = "local-only-";

    private static final Map<String, String> SECRETS = Map.of(
            "okpay.keys.current", "OKPAY_OTP_KEY",
            "okpay.keys.previous", "OKPAY_OTP_PREVIOUS_KEYS",
            "okpay.sms.api-key", "OKPAY_SMS_API_KEY",
            "quarkus.datasource.password", "OKPAY_DB_PASSWORD",
            "quarkus.flyway.password", "OKPAY_DB_OWNER_PASSWORD",
            "quarkus.mailer.password", "OKPAY_SMTP_PASSWORD");

    private final Config config;

    ProductionCheck(Config config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        if (ConfigUtils.isProfileActive("prod")) {
            Map<String, String> values = new LinkedHashMap<>();
            SECRETS.forEach((property, variable) ->
                    config.getOptionalValue(property, String.class).ifPresent(value -> values.put(variable, value)));
            refuseLocal(values);
        }
    }

    /**
     * Names every variable that still holds a local value.
     *
     * @throws IllegalStateException when there is one
     */
    static void refuseLocal(Map<String, String> values) {
        List<String> local = values.entrySet().stream()
                .filter(entry -> isLocal(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!local.isEmpty()) {
            throw new IllegalStateException("Refusing to start in profile prod: " + String.join(", ", local)
                    + " still hold the local development value; set real secrets");
        }
    }

    private static boolean isLocal(String value) {
        return value.startsWith(LOCAL)
                || List.of(value.split(",")).stream()
                        .anyMatch(part -> decoded(part.strip()).startsWith(LOCAL));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
