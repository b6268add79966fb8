package io.okpay.local;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with one database for each service and one for Keycloak. */
final class PostgresPart implements Part {

    static final String NAME = "postgres";

    private static final List<String> DATABASES = List.of("account", "payment", "fx", "notification", "keycloak");

    private final StateDirectory state;
    private final LocalPorts ports;
    private @Nullable LocalPostgres postgres;

    PostgresPart(StateDirectory state, LocalPorts ports) {
        this.state = state;
        this.ports = ports;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public Map<Integer, String> ports() {
        return Map.of(ports.postgres(), "PostgreSQL");
    }

    @Override
    public void start() {
        var started = LocalPostgres.start(state.data(NAME), false, ports.postgres(), state.log(NAME), this::remember);
        DATABASES.forEach(started::createServiceDatabase);
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    public @Nullable ChildProcess process() {
        return postgres == null ? null : postgres.process();
    }

    private void remember(LocalPostgres starting) {
        postgres = starting;
    }
}
