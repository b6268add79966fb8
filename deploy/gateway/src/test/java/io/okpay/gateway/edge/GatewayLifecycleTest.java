package io.okpay.gateway.edge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GatewayLifecycleTest {

    @Inject
    GatewayLifecycle gateway;

    @Test
    void the_process_is_ready_on_its_management_port_when_the_gateway_listens() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void health_is_not_reachable_where_clients_are() {
        given().baseUri("http://127.0.0.1:" + gateway.server().plainPort())
                .get("/q/health/ready")
                .then()
                .statusCode(404)
                .body("code", equalTo("ROUTE_NOT_FOUND"));
    }

    @Test
    void requests_are_counted_by_route_and_status_where_prometheus_reads() {
        given().get("http://127.0.0.1:" + gateway.server().plainPort() + "/v1/nowhere")
                .then()
                .statusCode(404);
        await().untilAsserted(() -> given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString(
                        "okpay_gateway_requests_seconds_count{method=\"GET\",route=\"-\",status=\"404\"}")));
    }

    @Test
    void the_landing_page_and_swagger_ui_are_served_with_a_policy_that_lets_no_foreign_script_in() {
        String url = "http://127.0.0.1:" + gateway.server().plainPort();
        given().get(url + "/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .body(containsString("API documentation"));
        given().redirects()
                .follow(false)
                .get(url + "/docs")
                .then()
                .statusCode(308)
                .header("Location", "/docs/");
        for (String asset : new String[] {"", "docs.js", "swagger-ui.css", "swagger-ui-bundle.js"}) {
            given().get(url + "/docs/" + asset).then().statusCode(200);
        }
        given().post(url + "/docs/").then().statusCode(405).header("Allow", "GET, HEAD");
    }
}
