package io.okpay.local;

import io.okpay.local.ApplicationPart.Application;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Our own applications and what the local stack hands to each. */
final class Applications {

    static final List<String> SERVICES =
            List.of("account-service", "payment-service", "fx-service", "notification-service");
    static final String SANDBOX = "sandbox";
    static final String GATEWAY = "gateway";

    private static final Set<String> SERVICE_NEEDS = Set.of(PostgresPart.NAME, KafkaPart.NAME);

    private final LocalPorts ports;

    Applications(LocalPorts ports) {
        this.ports = ports;
    }

    static String replicaOf(String service) {
        return service + "-2";
    }

    List<Application> all() {
        var services = SERVICES.stream().map(name -> service(name, name)).toList();
        return java.util.stream.Stream.of(List.of(sandbox()), services, List.of(gateway()))
                .flatMap(List::stream)
                .toList();
    }

    /** Services of which there is a second process, for tests of what replicas share. */
    List<Application> replicas(Set<String> services) {
        return services.stream()
                .map(service -> service(replicaOf(service), service))
                .toList();
    }

    private Application service(String name, String module) {
        var port = ports.service(name);
        var ready = LocalPorts.url(port) + "/q/health/ready";
        return new Application(name, module, SERVICE_NEEDS, Map.of(port, name), ready, 192);
    }

    private Application sandbox() {
        var listens = Map.of(ports.sandbox(), "the sandbox", ports.smtp(), "the sandbox's mailbox");
        var ready = LocalPorts.url(ports.sandbox()) + "/q/health/ready";
        return new Application(SANDBOX, "deploy/sandbox", Set.of(), listens, ready, 96);
    }

    private Application gateway() {
        var listens = Map.of(
                ports.gateway(), "the gateway",
                ports.gatewayTls(), "the gateway's TLS",
                ports.gatewayManagement(), "the gateway's health");
        var ready = LocalPorts.url(ports.gatewayManagement()) + "/q/health/ready";
        return new Application(GATEWAY, "deploy/gateway", Set.of(), listens, ready, 128);
    }

    /** The environment of an application, by the contract of names in docs/operations.md. */
    Map<String, String> environment(Application application, StateDirectory state, Checkout checkout) {
        var environment = new TreeMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("OKPAY_KEYCLOAK_URL", LocalPorts.url(ports.keycloak()));
        environment.put("OKPAY_ISSUER", LocalPorts.url(ports.gateway()) + "/realms/okpay");
        environment.put("OKPAY_SANDBOX_URL", LocalPorts.url(ports.sandbox()));
        environment.put("OKPAY_ACQUIRER_URL", LocalPorts.url(ports.sandbox()) + "/acquirer");
        environment.put("OKPAY_BANK_URL", LocalPorts.url(ports.sandbox()) + "/bank");
        environment.put("OKPAY_SMS_URL", LocalPorts.url(ports.sandbox()) + "/sms");
        environment.put("OKPAY_ECB_URL", LocalPorts.url(ports.sandbox()) + "/ecb");
        environment.put("OKPAY_RATE_STREAM_URL", LocalPorts.url(ports.sandbox()) + "/rates/stream");
        environment.put("OKPAY_SMTP_HOST", "127.0.0.1");
        environment.put("OKPAY_SMTP_PORT", "" + ports.smtp());
        switch (application.name()) {
            case SANDBOX -> {
                environment.put("OKPAY_HTTP_PORT", "" + ports.sandbox());
                environment.put("OKPAY_SANDBOX_DATA", state.data(SANDBOX).toString());
                environment.put("OKPAY_ACQUIRER_API_KEY", LocalSecrets.ACQUIRER);
                environment.put("OKPAY_SMS_API_KEY", LocalSecrets.SMS);
                environment.put("OKPAY_SMS_RECEIPT_SECRET", LocalSecrets.SMS_RECEIPT);
                environment.put("OKPAY_BANK_SECRET", LocalSecrets.BANK);
                environment.put("OKPAY_ACQUIRER_SECRET", LocalSecrets.ACQUIRER_SIGNING);
                environment.put("OKPAY_RAILS_URL", LocalPorts.url(ports.gateway()) + "/v1/rails");
            }
            case GATEWAY -> gatewayEnvironment(environment, state, checkout);
            default -> serviceEnvironment(application, environment);
        }
        return environment;
    }

    private void gatewayEnvironment(Map<String, String> environment, StateDirectory state, Checkout checkout) {
        environment.put("OKPAY_HTTP_PORT", "" + ports.gateway());
        environment.put("OKPAY_HTTPS_PORT", "" + ports.gatewayTls());
        environment.put("OKPAY_MANAGEMENT_PORT", "" + ports.gatewayManagement());
        environment.put("OKPAY_GATEWAY_DATA", state.data(GATEWAY).toString());
        environment.put(
                "OKPAY_ROUTES",
                checkout.resolve("deploy/kubernetes/base/routes").toString());
        environment.put("OKPAY_UPSTREAM_KEYCLOAK", LocalPorts.url(ports.keycloak()));
        environment.put("OKPAY_UPSTREAM_SANDBOX", LocalPorts.url(ports.sandbox()));
        for (var service : SERVICES) {
            var variable = "OKPAY_UPSTREAM_" + service.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
            environment.put(variable, LocalPorts.url(ports.service(service)));
        }
    }

    private void serviceEnvironment(Application application, Map<String, String> environment) {
        var service = application.module();
        var database = service.substring(0, service.indexOf('-'));
        environment.put("OKPAY_HTTP_PORT", "" + ports.service(application.name()));
        environment.put("OKPAY_DB_URL", "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + database);
        environment.put("OKPAY_DB_USER", database);
        environment.put("OKPAY_DB_PASSWORD", LocalPostgres.password(database));
        environment.put("OKPAY_DB_OWNER", database + "_owner");
        environment.put("OKPAY_DB_OWNER_PASSWORD", LocalPostgres.password(database + "_owner"));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        switch (service) {
            case "account-service" -> {
                environment.put("OKPAY_ACCOUNT_CLIENT_SECRET", LocalSecrets.ACCOUNT_CLIENT);
                environment.put("OKPAY_ACQUIRER_API_KEY", LocalSecrets.ACQUIRER);
                environment.put("OKPAY_BANK_SECRET", LocalSecrets.BANK);
            }
            case "payment-service" -> {
                environment.put("OKPAY_ACQUIRER_SECRET", LocalSecrets.ACQUIRER_SIGNING);
                environment.put("OKPAY_BANK_SECRET", LocalSecrets.BANK);
            }
            case "notification-service" -> {
                environment.put("OKPAY_SMS_API_KEY", LocalSecrets.SMS);
                environment.put("OKPAY_SMS_RECEIPT_SECRET", LocalSecrets.SMS_RECEIPT);
                environment.put("OKPAY_OTP_KEY", LocalSecrets.OTP_KEY);
            }
            case "fx-service" -> {
                environment.put("OKPAY_CARD_SOURCE", "STREAM");
                environment.put("OKPAY_CARD_FRESH_FOR", "PT30S");
                environment.put("OKPAY_CARD_LIFE", "PT2M");
            }
            default -> {}
        }
    }
}
