package io.okpay.bench;

import java.time.Duration;
import java.util.Optional;

/** Our path for callers over HTTP: 64 connections, authenticated, coalesced into batches by the service. */
final class HttpPath {

    static final int CONNECTIONS = 64;

    private HttpPath() {}

    /** Empty for as long as the service has no {@code POST /v1/ledger/transfers}. */
    static Optional<Round> measure(Scenario scenario, Duration length) {
        return Optional.empty();
    }
}
