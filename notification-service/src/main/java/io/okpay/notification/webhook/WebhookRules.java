package io.okpay.notification.webhook;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where webhooks may go, and how hard they are tried. */
@ConfigMapping(prefix = "okpay.webhook")
public interface WebhookRules {

    /** How many endpoints a merchant has at most. */
    int endpointsPerMerchant();

    /** How long the secret before a rotation still signs. */
    Duration rotationOverlap();

    /** The ports that a URL may name; on loopback, where that is allowed, any from 1024 on. */
    Set<Integer> ports();

    /** Whether URLs may name loopback, also by http; believed in the profiles local, dev and test only. */
    boolean loopbackAllowed();

    /** A PEM file of certificates that are trusted instead of the platform's own. */
    Optional<Path> trustedCertificates();

    /** The waits between attempts; after the attempt that follows the last one, the message has failed. */
    List<Duration> waits();

    /** How long one attempt may take in all, from the look-up of the name to the end of the answer. */
    Duration timeout();

    /** How long a connection may take to come about. */
    Duration connectTimeout();

    /** How long an attempt is a replica's own; longer than {@link #timeout}. */
    Duration lease();

    /** How many attempts run at once in one replica. */
    int atOnce();

    /** How many attempts at one endpoint run at once; one, while it fails. */
    int atOncePerEndpoint();

    /** After so long with failures only, an endpoint is disabled. */
    Duration disableAfter();

    /** How long messages and their attempts can be read and replayed. */
    Duration kept();

    /** How many test events and replays a merchant may ask for in an hour. */
    int requestsPerHour();
}
