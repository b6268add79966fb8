package io.okpay.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whatever a client sends that the OpenAPI document does not allow is refused with a problem and changes nothing. */
public abstract class BadInputContract {

    private static final Set<String> METHODS = Set.of("post", "put", "patch", "delete", "get");
    private static final Set<String> WRITES = Set.of("post", "put", "patch");
    private static final String NOBODY = "0190a7e0-0000-7000-8000-000000000000";

    private final ObjectMapper json = new ObjectMapper();

    /** Tables that a refused request may change, because tries are counted there. */
    protected Set<String> countingTables() {
        return Set.of();
    }

    /** One operation of the document. */
    private record Operation(String method, String path, JsonNode node) {

        List<String> roles() {
            List<String> roles = new ArrayList<>();
            node.path("security").path(0).path("bearer").forEach(role -> roles.add(role.asText()));
            return roles;
        }

        JsonNode body() {
            return node.at("/requestBody/content/application~1json/schema");
        }

        @Override
        public String toString() {
            return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
        }
    }

    @Test
    void everyFieldOfEveryBodyMadeWrongInEveryWayIsRefusedByNameAndChangesNothing() {
        JsonNode document = document();
        BadInput input = new BadInput(document);
        AtomicInteger tried = new AtomicInteger();
        assertThat(faults(faults -> {
                    for (Operation operation : takingBodies(document)) {
                        for (BadInput.Case bad : input.cases(operation.body())) {
                            tried.incrementAndGet();
                            judge(
                                    operation + " with " + bad.name(),
                                    send(operation, text(bad.body())),
                                    bad.field(),
                                    faults);
                        }
                    }
                }))
                .isEmpty();
        assertThat(tried).hasPositiveValue();
        System.getLogger(BadInputContract.class.getName())
                .log(System.Logger.Level.INFO, "{0} bodies were refused", tried);
    }

    @Test
    void whatIsNoJsonObjectAtAllIsRefusedAndChangesNothing() {
        List<String> bodies = List.of(
                "",
                " ",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{",
                "{\"a\":}",
                "<a/>",
                "[".repeat(5_000),
                "{\"a\":[[".repeat(900));
        JsonNode document = document();
        assertThat(faults(faults -> {
                    for (Operation operation : takingBodies(document)) {
                        bodies.forEach(body ->
                                judge(operation + " with the body " + start(body), send(operation, body), "", faults));
                        Response answer = caller(operation)
                                .contentType("text/plain")
                                .body("{}")
                                .request(operation.method(), path(operation, NOBODY));
                        judge(operation + " as text/plain", answer, "", faults);
                    }
                }))
                .isEmpty();
    }

    @Test
    void whatNobodyHasIsNotFoundAndWhatIsNoIdIsRefused() {
        JsonNode document = document();
        BadInput input = new BadInput(document);
        assertThat(faults(faults -> {
                    for (Operation operation : operations(document)) {
                        if (operation.path().contains("{")) {
                            for (String id : List.of(NOBODY, "nonsense", "%00", "..%2F..", "x".repeat(300))) {
                                judge(operation + " of " + start(id), ask(operation, id, input), "", faults);
                            }
                        }
                    }
                }))
                .isEmpty();
    }

    private Response ask(Operation operation, String id, BadInput input) {
        RequestSpecification call = caller(operation).urlEncodingEnabled(false);
        if (!operation.body().isMissingNode()) {
            call.contentType("application/json").body(text(input.example(operation.body())));
        }
        return call.request(operation.method(), path(operation, id));
    }

    private static String start(String text) {
        return text.substring(0, Math.min(12, text.length()));
    }

    private interface Round {
        void play(List<String> found);
    }

    /** What is wrong with the answers. Others work on the same tables: what changes in each of three rounds changed by these requests. */
    private List<String> faults(Round round) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            faults.clear();
            Map<String, String> before = tables();
            round.play(faults);
            Map<String, String> after = tables();
            if (before.equals(after)) {
                return faults;
            }
            after.entrySet().removeAll(before.entrySet());
            faults.add("Refused requests change " + after.keySet());
        }
        return faults;
    }

    private static void judge(String what, Response answer, String field, List<String> faults) {
        int status = answer.statusCode();
        String type = String.valueOf(answer.contentType());
        if (status < 400 || status > 499) {
            faults.add(what + " is answered with " + status);
        } else if (!type.startsWith("application/problem+json")) {
            faults.add(what + " is answered with " + status + " of type " + type);
        } else if (answer.path("code") == null) {
            faults.add(what + " is answered without a code");
        } else if (status == 400
                && !field.isEmpty()
                && answer.path("code").equals("VALIDATION_FAILED")
                && !answer.asString().contains(field.substring(field.lastIndexOf('.') + 1))) {
            faults.add(what + " does not name the field: " + answer.asString());
        }
    }

    private Response send(Operation operation, String body) {
        return caller(operation)
                .contentType("application/json")
                .body(body)
                .request(operation.method(), path(operation, NOBODY));
    }

    private static RequestSpecification caller(Operation operation) {
        RequestSpecification call =
                given().header("Idempotency-Key", UUID.randomUUID().toString());
        List<String> roles = operation.roles();
        return roles.isEmpty()
                ? call
                : call.header("Authorization", "Bearer " + TestTokens.token(UUID.randomUUID(), roles.getFirst()));
    }

    private static String path(Operation operation, String id) {
        return operation.path().replaceAll("\\{[^}]+}", id);
    }

    private JsonNode document() {
        try {
            return json.readTree(given().get("/q/openapi?format=json").asString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Operation> takingBodies(JsonNode document) {
        return operations(document).stream()
                .filter(operation ->
                        WRITES.contains(operation.method()) && !operation.body().isMissingNode())
                .toList();
    }

    private static List<Operation> operations(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method ->
                                operations.add(new Operation(method.getKey(), path.getKey(), method.getValue()))));
        assertThat(operations).isNotEmpty();
        return operations;
    }

    private String text(JsonNode body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A fingerprint of each table of the service. */
    private Map<String, String> tables() {
        Map<String, String> tables = new TreeMap<>();
        AgroalDataSource dataSource =
                Arc.container().instance(AgroalDataSource.class).get();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(
                    "SELECT quote_ident(table_name) FROM information_schema.table_privileges WHERE table_schema = 'public'"
                            + " AND grantee = current_user AND privilege_type = 'SELECT'")) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            names.removeAll(countingTables());
            for (String name : names) {
                try (ResultSet row = statement.executeQuery(
                        "SELECT count(*) || ':' || coalesce(sum(hashtext(t::text)), 0) FROM " + name + " t")) {
                    row.next();
                    tables.put(name, row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(tables).isNotEmpty();
        return tables;
    }
}
