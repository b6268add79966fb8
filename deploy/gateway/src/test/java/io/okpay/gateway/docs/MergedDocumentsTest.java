package io.okpay.gateway.docs;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.gateway.RunningGateway;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergedDocumentsTest {

    private static final String ACCOUNT = """
            {"openapi":"3.1.0","info":{"title":"account","version":"1"},"security":[{"bearer":[]}],
             "tags":[{"name":"Wallets"}],
             "paths":{
               "/v1/wallets/{id}":{"parameters":[{"name":"id","in":"path"}],
                 "get":{"operationId":"get","responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Wallet"}}}}}}},
               "/v1/problems":{"get":{"operationId":"listProblems"}},
               "/internal/replay":{"post":{"operationId":"replay"}}},
             "components":{"schemas":{
               "Money":{"type":"object"},
               "Entry":{"type":"object","title":"account entry"},
               "Wallet":{"properties":{"entry":{"$ref":"#/components/schemas/Entry"}}}},
               "securitySchemes":{"bearer":{"type":"http"}}}}
            """;
    private static final String PAYMENT = """
            {"openapi":"3.1.0","info":{"title":"payment","version":"1"},
             "tags":[{"name":"Payments"},{"name":"Wallets"}],
             "paths":{
               "/v1/payments":{"get":{"operationId":"get","responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Wallet"}}}}}}},
               "/v1/wallets/{id}":{"get":{"operationId":"stolen"}}},
             "components":{"schemas":{
               "Money":{"type":"object"},
               "Entry":{"type":"object","title":"payment entry"},
               "Wallet":{"properties":{"entry":{"$ref":"#/components/schemas/Entry"}}}},
               "securitySchemes":{"bearer":{"type":"http"}}}}
            """;

    private static void account(HttpServerRequest request) {
        answer(request, ACCOUNT, "FROZEN");
    }

    private static void payment(HttpServerRequest request) {
        answer(request, PAYMENT, "RATE_STALE");
    }

    private static void answer(HttpServerRequest request, String openApi, String code) {
        if (request.path().equals("/q/openapi")) {
            request.response().end(openApi);
        } else {
            request.response()
                    .end(new JsonArray()
                            .add(new JsonObject().put("code", code).put("status", 409))
                            .add(new JsonObject().put("code", "NOT_FOUND").put("status", 404))
                            .toBuffer());
        }
    }

    @Test
    void one_document_holds_what_is_routed_under_names_that_do_not_clash_and_names_who_is_missing() {
        try (var second = RunningGateway.before(MergedDocumentsTest::payment);
                var gateway = RunningGateway.before(
                        MergedDocumentsTest::account,
                        Map.of(
                                "okpay.gateway.upstreams.payment-service", second.upstreamUrl(),
                                "okpay.gateway.upstreams.fx-service", "http://127.0.0.1:1",
                                "okpay.gateway.docs.services", "account-service,payment-service,fx-service"))) {
            given().get(gateway.url() + "/openapi.json")
                    .then()
                    .statusCode(200)
                    .body("openapi", equalTo("3.1.0"))
                    .body("servers.url", contains("/"))
                    .body("paths.keySet()", containsInAnyOrder("/v1/wallets/{id}", "/v1/payments", "/v1/problems"))
                    .body("paths.'/v1/wallets/{id}'.parameters[0].name", equalTo("id"))
                    .body("paths.'/v1/wallets/{id}'.get.operationId", equalTo("get"))
                    .body("paths.'/v1/wallets/{id}'.get.security[0].bearer", notNullValue())
                    .body("paths.'/v1/payments'.get.operationId", equalTo("Paymentget"))
                    .body(
                            "components.schemas.keySet()",
                            containsInAnyOrder("Money", "Entry", "Wallet", "PaymentEntry", "PaymentWallet"))
                    .body(
                            "paths.'/v1/payments'.get.responses.'200'.content.'application/json'.schema.'$ref'",
                            equalTo("#/components/schemas/PaymentWallet"))
                    .body(
                            "components.schemas.PaymentWallet.properties.entry.'$ref'",
                            equalTo("#/components/schemas/PaymentEntry"))
                    .body("components.schemas.PaymentEntry.title", equalTo("payment entry"))
                    .body("tags.name", contains("Wallets", "Payments"))
                    .body("x-okpay-missing-services", contains("fx-service"));
            given().get(gateway.url() + "/openapi.yaml").then().statusCode(200);
            gateway.stopUpstream();
            given().get(gateway.url() + "/openapi.json")
                    .then()
                    .statusCode(200)
                    .body("paths.'/v1/wallets/{id}'", notNullValue());
        }
    }

    @Test
    void one_catalogue_lists_every_problem_once_with_the_services_that_make_it() {
        try (var second = RunningGateway.before(MergedDocumentsTest::payment);
                var gateway = RunningGateway.before(
                        MergedDocumentsTest::account,
                        Map.of(
                                "okpay.gateway.upstreams.payment-service",
                                second.upstreamUrl(),
                                "okpay.gateway.docs.services",
                                "account-service,payment-service"))) {
            given().get(gateway.url() + "/v1/problems")
                    .then()
                    .statusCode(200)
                    .body("code", hasItems("FROZEN", "RATE_STALE", "NOT_FOUND", "RATE_LIMITED", "UPSTREAM_TIMEOUT"))
                    .body("findAll { it.code == 'NOT_FOUND' }.size()", equalTo(1))
                    .body("find { it.code == 'NOT_FOUND' }.services", contains("account-service", "payment-service"))
                    .body("find { it.code == 'RATE_LIMITED' }.services", contains("gateway"))
                    .body("find { it.code == 'FROZEN' }.nothing", nullValue());
        }
    }

    @Test
    void a_service_that_answers_nonsense_does_not_spoil_the_document() {
        try (var gateway = RunningGateway.before(request -> request.response().end("<html>"))) {
            given().get(gateway.url() + "/openapi.json")
                    .then()
                    .statusCode(200)
                    .body("paths.keySet()", contains("/v1/problems"));
            given().get(gateway.url() + "/docs/").then().body(containsString("swagger-ui"));
        }
    }
}
