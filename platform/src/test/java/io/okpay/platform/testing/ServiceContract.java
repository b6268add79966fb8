package io.okpay.platform.testing;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import io.quarkus.arc.Arc;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What every service does alike: each service extends this with its own paths and codes. */
public abstract class ServiceContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Paths that only a customer may read; empty when all is public. */
    protected abstract List<String> customerPaths();

    /** Some of the codes that the service's catalogue has. */
    protected abstract List<String> someCodes();

    @Test
    void itIsLiveAndStartedAndReadyWithItsDatabaseAndBroker() {
        get("/q/health/live").then().statusCode(200);
        get("/q/health/started").then().statusCode(200);
        get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.status", everyItem(equalTo("UP")))
                .body("checks.find { it.name.contains('atabase') }", notNullValue());
    }

    @Test
    void itPublishesMetricsForPrometheus() {
        get("/v1/problems").then().statusCode(200);
        assertThat(get("/q/metrics").asString())
                .contains("jvm_memory_used_bytes", "http_server_requests_seconds_count", "agroal_active_count");
    }

    @Test
    void withoutAValidTokenItAnswersWithAProblem() {
        String expired = TestTokens.token(UUID.randomUUID(), "customer", TestTokens.ISSUER, Duration.ofMinutes(-5));
        String foreign =
                TestTokens.token(UUID.randomUUID(), "customer", "https://elsewhere.test", Duration.ofMinutes(5));
        for (String path : customerPaths()) {
            for (String header : List.of("", "Bearer nonsense", "Bearer " + expired, "Bearer " + foreign)) {
                given().header("Authorization", header)
                        .get(path)
                        .then()
                        .statusCode(401)
                        .contentType("application/problem+json")
                        .body("code", equalTo("UNAUTHENTICATED"));
            }
        }
    }

    @Test
    void anotherRoleIsForbidden() {
        for (String path : customerPaths()) {
            given().header("Authorization", "Bearer " + TestTokens.token(UUID.randomUUID(), "finance"))
                    .get(path)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("code", equalTo("FORBIDDEN"));
        }
    }

    /** Who explains problems to people knows the catalogues of all services from these documents. */
    @Test
    void theCommittedCatalogueOfItsRefusalsIsUpToDate() {
        ArrayNode catalogue = JSON.createArrayNode();
        Stream.concat(
                        Stream.of(CommonProblem.values()),
                        Arc.container().listAll(ProblemSet.class).stream().flatMap(set -> set.get().codes().stream()))
                .sorted(Comparator.comparing(ProblemCode::name))
                .forEach(code -> catalogue
                        .addObject()
                        .put("code", code.name())
                        .put("type", code.type())
                        .put("status", code.status())
                        .put("retryable", code.retryable())
                        .put("title", code.en().title())
                        .put("detail", code.en().detail())
                        .put("titleZh", code.zh().title())
                        .put("detailZh", code.zh().detail()));
        String service = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
        Generated.isUpToDate("problems/" + service + ".json", catalogue.toPrettyString() + System.lineSeparator());
    }

    @Test
    void everyRefusalIsListedOnceInBothLanguages() {
        JsonPath problems = get("/v1/problems").jsonPath();
        assertThat(problems.getList("code", String.class))
                .doesNotHaveDuplicates()
                .contains("NOT_FOUND", "IDEMPOTENCY_KEY_REUSED")
                .containsAll(someCodes());
        assertThat(problems.getList("title", String.class)).noneMatch(String::isBlank);
        assertThat(problems.getList("titleZh", String.class))
                .allMatch(title ->
                        title.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN));
        assertThat(problems.getList("status", Integer.class)).allMatch(status -> status >= 400 && status < 600);
    }
}
