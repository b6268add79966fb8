package io.okpay.local;

/** The suite's ports on loopback, all moved by one offset so that several suites can run beside each other. */
record LocalPorts(int offset) {

    static final int HIGHEST = 19093;

    int gateway() {
        return 8080 + offset;
    }

    int gatewayTls() {
        return 8443 + offset;
    }

    int gatewayManagement() {
        return 8079 + offset;
    }

    int sandbox() {
        return 8090 + offset;
    }

    int smtp() {
        return 8025 + offset;
    }

    int keycloak() {
        return 8180 + offset;
    }

    int keycloakManagement() {
        return 8190 + offset;
    }

    int postgres() {
        return 15432 + offset;
    }

    int kafka() {
        return 19092 + offset;
    }

    int kafkaController() {
        return kafka() + 1;
    }

    int service(String name) {
        return offset
                + switch (name) {
                    case "account-service" -> 8081;
                    case "payment-service" -> 8082;
                    case "fx-service" -> 8083;
                    case "notification-service" -> 8084;
                    case "account-service-2" -> 8085;
                    case "payment-service-2" -> 8086;
                    case "fx-service-2" -> 8087;
                    case "notification-service-2" -> 8088;
                    default -> throw new IllegalArgumentException("not a service: " + name);
                };
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
