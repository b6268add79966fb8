package io.okpay.account.customer;

import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Keycloak's users. A person is a disabled user under the registration's id until the phone is verified, so that nobody holds a
 * phone number hostage and the password never rests here.
 */
@ApplicationScoped
class IdentityProvider {

    private static final Logger LOG = Logger.getLogger(IdentityProvider.class);
    private static final String REALM = "okpay";
    private static final String CUSTOMER_ROLE = "customer";

    private final Keycloak keycloak;

    IdentityProvider(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    /**
     * Creates the disabled user of a registration, or finds the one that an interrupted attempt created.
     *
     * @throws ProblemException {@code WEAK_PASSWORD} or {@code IDENTITY_UNAVAILABLE}
     */
    UUID create(UUID registrationId, String fullName, String password) {
        return answering(() -> {
            try (Response response = realm().users().create(user(registrationId, fullName, password))) {
                return switch (response.getStatus()) {
                    case 201 -> idIn(response.getLocation());
                    case 400 -> throw ProblemException.of(CustomerProblem.WEAK_PASSWORD, "password");
                    default -> throw new WebApplicationException(response.getStatus());
                };
            }
        });
    }

    /** Lets the person log in by the verified phone. Doing it twice changes nothing. */
    void enable(UUID identityId, String phone) {
        UserResource resource = realm().users().get(identityId.toString());
        RoleRepresentation role = realm().roles().get(CUSTOMER_ROLE).toRepresentation();
        resource.roles().realmLevel().add(List.of(role));
        // enabled last: whoever can log in has the role
        UserRepresentation user = resource.toRepresentation();
        user.setUsername(phone);
        user.setEnabled(true);
        resource.update(user);
    }

    /** Lets the person log in by the verified e-mail address as well. */
    void setEmail(UUID identityId, String email) {
        UserResource resource = realm().users().get(identityId.toString());
        UserRepresentation user = resource.toRepresentation();
        user.setEmail(email);
        user.setEmailVerified(true);
        resource.update(user);
    }

    /** Forgets the user of a registration that came to nothing. */
    void delete(UUID identityId) {
        try (Response response = realm().users().delete(identityId.toString())) {
            if (response.getStatus() >= 300 && response.getStatus() != 404) {
                throw new WebApplicationException(response.getStatus());
            }
        } catch (NotFoundException alreadyGone) {
            LOG.debugf("The user %s is gone already", identityId);
        }
    }

    /** Forgets what an interrupted attempt may have created for a registration. */
    void deleteOf(UUID registrationId) {
        realm().users()
                .searchByUsername(registrationId.toString(), true)
                .forEach(user -> delete(UUID.fromString(user.getId())));
    }

    private static UserRepresentation user(UUID registrationId, String fullName, String password) {
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        credential.setTemporary(false);
        UserRepresentation user = new UserRepresentation();
        user.setUsername(registrationId.toString());
        user.setFirstName(fullName);
        user.setEnabled(false);
        user.setCredentials(List.of(credential));
        return user;
    }

    private RealmResource realm() {
        return keycloak.realm(REALM);
    }

    private static UUID idIn(URI location) {
        String path = location.getPath();
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private static <T> T answering(Supplier<T> call) {
        try {
            return call.get();
        } catch (WebApplicationException | ProcessingException e) {
            LOG.warnf("Keycloak does not answer: %s", e.getMessage());
            throw ProblemException.of(CustomerProblem.IDENTITY_UNAVAILABLE).retryAfter(5);
        }
    }
}
