package io.okpay.platform.startup;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to start in the {@code prod} profile with a secret of the local stack. Those begin with {@code local-only-}, plain or in
 * base64.
 */
@ApplicationScoped
public class ProductionReadiness {

    private static final String MARK = "local-only-";

    private final Config config;

    ProductionReadiness(Config config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        if (LaunchMode.current() != LaunchMode.NORMAL || !ConfigUtils.isProfileActive("prod")) {
            return;
        }
        List<String> unsafe = settingsWithLocalSecrets();
        if (!unsafe.isEmpty()) {
            throw new IllegalStateException("Refusing to start in the prod profile with secrets of the local stack: "
                    + String.join(", ", unsafe));
        }
    }

    List<String> settingsWithLocalSecrets() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith("OKPAY_"))
                .filter(name -> config.getOptionalValue(name, String.class)
                        .filter(ProductionReadiness::isLocal)
                        .isPresent())
                .sorted()
                .toList();
    }

    static boolean isLocal(String value) {
        if (value.startsWith(MARK)) {
            return true;
        }
        try {
            return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8).startsWith(MARK);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
