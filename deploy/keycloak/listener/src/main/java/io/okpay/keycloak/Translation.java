package io.okpay.keycloak;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;

/** Which of Keycloak's events OKPay hears of, and as what. */
final class Translation {

    private static final int LONGEST_USER_AGENT = 512;
    private static final Pattern RESET_BY_OPERATOR = Pattern.compile("users/([0-9a-f-]{36})/reset-password");
    private static final Pattern REMOVED_BY_OPERATOR =
            Pattern.compile("users/([0-9a-f-]{36})/credentials/[0-9a-f-]{36}");

    private Translation() {}

    // Keycloak still publishes the types that UPDATE_CREDENTIAL and REMOVE_CREDENTIAL replace, and some flows publish
    // only those
    @SuppressWarnings("deprecation")
    static Optional<IdentityEvent> of(Event event, @Nullable String userAgent) {
        EventType kind = event.getType();
        if (event.getUserId() == null || kind == null) {
            return Optional.empty();
        }
        Map<String, String> details = event.getDetails();
        String given = details == null ? null : details.get("credential_type");
        String credential = given == null ? "" : given;
        return switch (kind) {
            case LOGIN -> Optional.of(event(event, IdentityEvent.Type.SIGNED_IN, null, userAgent));
            case UPDATE_PASSWORD, RESET_PASSWORD ->
                Optional.of(event(event, IdentityEvent.Type.PASSWORD_CHANGED, null, userAgent));
            case UPDATE_TOTP -> Optional.of(event(event, IdentityEvent.Type.CREDENTIAL_ADDED, "TOTP", userAgent));
            case REMOVE_TOTP -> Optional.of(event(event, IdentityEvent.Type.CREDENTIAL_REMOVED, "TOTP", userAgent));
            case UPDATE_CREDENTIAL ->
                Optional.of(
                        credential.equals("password")
                                ? event(event, IdentityEvent.Type.PASSWORD_CHANGED, null, userAgent)
                                : event(event, IdentityEvent.Type.CREDENTIAL_ADDED, kind(credential), userAgent));
            case REMOVE_CREDENTIAL ->
                Optional.of(event(event, IdentityEvent.Type.CREDENTIAL_REMOVED, kind(credential), userAgent));
            default -> Optional.empty();
        };
    }

    /** What operators do to somebody's login; where they did it from is not the customer's business. */
    static Optional<IdentityEvent> of(AdminEvent event) {
        String path = event.getResourcePath();
        if (path == null || event.getError() != null) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochMilli(event.getTime());
        Matcher reset = RESET_BY_OPERATOR.matcher(path);
        if (event.getOperationType() == OperationType.ACTION && reset.matches()) {
            return Optional.of(new IdentityEvent(
                    UUID.randomUUID(), IdentityEvent.Type.PASSWORD_CHANGED, reset.group(1), null, null, null, at));
        }
        Matcher removed = REMOVED_BY_OPERATOR.matcher(path);
        if (event.getOperationType() == OperationType.ACTION && removed.matches()) {
            return Optional.of(new IdentityEvent(
                    UUID.randomUUID(),
                    IdentityEvent.Type.CREDENTIAL_REMOVED,
                    removed.group(1),
                    "OTHER",
                    null,
                    null,
                    at));
        }
        return Optional.empty();
    }

    private static IdentityEvent event(
            Event event, IdentityEvent.Type type, @Nullable String credential, @Nullable String userAgent) {
        return new IdentityEvent(
                UUID.randomUUID(),
                type,
                event.getUserId(),
                credential,
                event.getIpAddress(),
                userAgent == null || userAgent.length() <= LONGEST_USER_AGENT
                        ? userAgent
                        : userAgent.substring(0, LONGEST_USER_AGENT),
                Instant.ofEpochMilli(event.getTime()));
    }

    private static String kind(String credential) {
        return switch (credential) {
            case "otp" -> "TOTP";
            case "webauthn", "webauthn-passwordless" -> "PASSKEY";
            case "recovery-authn-codes" -> "RECOVERY_CODES";
            default -> "OTHER";
        };
    }
}
