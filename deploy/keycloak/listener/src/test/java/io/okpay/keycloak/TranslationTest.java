package io.okpay.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;

class TranslationTest {

    private static final String USER = "0b9c1a9e-7a44-4a53-9df0-0f1d5a0f2f11";

    @ParameterizedTest
    @CsvSource({
        "LOGIN,,SIGNED_IN,",
        "UPDATE_PASSWORD,,PASSWORD_CHANGED,",
        "RESET_PASSWORD,,PASSWORD_CHANGED,",
        "UPDATE_CREDENTIAL,password,PASSWORD_CHANGED,",
        "UPDATE_CREDENTIAL,otp,CREDENTIAL_ADDED,TOTP",
        "UPDATE_CREDENTIAL,webauthn,CREDENTIAL_ADDED,PASSKEY",
        "UPDATE_CREDENTIAL,webauthn-passwordless,CREDENTIAL_ADDED,PASSKEY",
        "UPDATE_CREDENTIAL,recovery-authn-codes,CREDENTIAL_ADDED,RECOVERY_CODES",
        "UPDATE_TOTP,,CREDENTIAL_ADDED,TOTP",
        "REMOVE_TOTP,,CREDENTIAL_REMOVED,TOTP",
        "REMOVE_CREDENTIAL,webauthn,CREDENTIAL_REMOVED,PASSKEY",
        "REMOVE_CREDENTIAL,something-new,CREDENTIAL_REMOVED,OTHER"
    })
    void whatConcernsALoginIsTold(EventType given, String credential, IdentityEvent.Type type, String kind) {
        Event event = event(given);
        if (credential != null) {
            event.setDetails(Map.of("credential_type", credential));
        }
        IdentityEvent told = Translation.of(event, "curl/8").orElseThrow();
        assertThat(told.type()).isEqualTo(type);
        assertThat(told.credential()).isEqualTo(kind);
        assertThat(told.userId()).isEqualTo(USER);
        assertThat(told.ipAddress()).isEqualTo("203.0.113.7");
        assertThat(told.userAgent()).isEqualTo("curl/8");
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGIN_ERROR", "REFRESH_TOKEN", "LOGOUT", "CLIENT_LOGIN", "UPDATE_PASSWORD_ERROR"})
    void allElseIsNot(EventType given) {
        assertThat(Translation.of(event(given), "curl/8")).isEmpty();
    }

    @Test
    void aLoginOfNobodyIsNot() {
        Event event = event(EventType.LOGIN);
        event.setUserId(null);
        assertThat(Translation.of(event, null)).isEmpty();
    }

    @Test
    void aPasswordThatAnOperatorSetsIsToldWithoutTheOperatorsAddress() {
        AdminEvent event = new AdminEvent();
        event.setOperationType(OperationType.ACTION);
        event.setResourcePath("users/" + USER + "/reset-password");
        IdentityEvent told = Translation.of(event).orElseThrow();
        assertThat(told.type()).isEqualTo(IdentityEvent.Type.PASSWORD_CHANGED);
        assertThat(told.userId()).isEqualTo(USER);
        assertThat(told.ipAddress()).isNull();
        event.setResourcePath("users/" + USER);
        assertThat(Translation.of(event)).isEqualTo(Optional.empty());
    }

    @Test
    void theDataIsThatOfTheCatalogueAndLeavesOutWhatIsNotKnown() {
        IdentityEvent told = Translation.of(event(EventType.LOGIN), null).orElseThrow();
        assertThat(new String(told.data(), StandardCharsets.UTF_8))
                .isEqualTo("{\"customerId\":\"" + USER
                        + "\",\"ipAddress\":\"203.0.113.7\",\"at\":\"2026-01-01T00:00:00Z\"}");
        assertThat(told.type().cloudEventsType()).isEqualTo("io.okpay.identity.signed-in.v1");
    }

    @Test
    void aLongUserAgentIsCut() {
        assertThat(Translation.of(event(EventType.LOGIN), "x".repeat(5_000))
                        .orElseThrow()
                        .userAgent())
                .hasSize(512);
    }

    private static Event event(EventType type) {
        Event event = new Event();
        event.setType(type);
        event.setUserId(USER);
        event.setIpAddress("203.0.113.7");
        event.setTime(1767225600000L);
        return event;
    }
}
