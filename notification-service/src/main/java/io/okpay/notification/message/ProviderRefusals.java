package io.okpay.notification.message;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;

/** What the failures of providers over HTTP mean for a message. */
final class ProviderRefusals {

    /** Refusals of the moment or of our access, not of the message: 401, 403, 408, 425, 429. */
    private static final Set<Integer> NOT_ABOUT_THE_MESSAGE = Set.of(401, 403, 408, 425, 429);

    private ProviderRefusals() {}

    static Outcome of(String provider, WebApplicationException e) {
        int status = e.getResponse().getStatus();
        String why = provider + ": HTTP " + status;
        return status >= 400 && status < 500 && !NOT_ABOUT_THE_MESSAGE.contains(status)
                ? new Outcome.Refused(why)
                : new Outcome.Postponed(why);
    }

    static Outcome of(String provider, ProcessingException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new Outcome.Postponed(provider + ": " + cause.getClass().getSimpleName());
    }
}
