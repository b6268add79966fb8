package io.okpay.keycloak;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** The events of one request: they are handed on when Keycloak's transaction is committed, and never when it is not. */
final class KafkaEventListener implements EventListenerProvider {

    private final KeycloakSession session;
    private final EventQueue queue;
    private final Set<String> told = new HashSet<>();

    KafkaEventListener(KeycloakSession session, EventQueue queue) {
        this.session = session;
        this.queue = queue;
    }

    @Override
    public void onEvent(Event event) {
        afterCommit(Translation.of(event, userAgent()));
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        afterCommit(Translation.of(event));
    }

    @Override
    public void close() {}

    private void afterCommit(Optional<IdentityEvent> translated) {
        translated
                // one change comes as two events of Keycloak, of an old type and of a new one
                .filter(event -> told.add(event.type() + " " + event.userId() + " " + event.credential()))
                .ifPresent(event -> session.getTransactionManager()
                        .enlistAfterCompletion(new AbstractKeycloakTransaction() {
                            @Override
                            protected void commitImpl() {
                                queue.offer(event);
                            }

                            @Override
                            protected void rollbackImpl() {}
                        }));
    }

    private @Nullable String userAgent() {
        HttpRequest request = session.getContext().getHttpRequest();
        return request == null ? null : request.getHttpHeaders().getHeaderString("User-Agent");
    }
}
