package io.okpay.notification;

import static io.restassured.RestAssured.given;

import io.okpay.platform.testing.Generated;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {

    @Test
    void theDocumentInTheRepositoryIsTheServices() {
        Generated.isUpToDateOpenApi(
                "openapi/notification-service.yaml",
                given().get("/q/openapi").then().statusCode(200).extract().asString());
    }
}
