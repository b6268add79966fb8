package io.okpay.account;

import io.okpay.platform.testing.Generated;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

@AccountServiceTest
class OpenApiTest {

    @Test
    void theCommittedOpenApiDocumentIsUpToDate() {
        Generated.isUpToDateOpenApi(
                "openapi/account-service.yaml", RestAssured.get("/q/openapi").asString());
    }
}
