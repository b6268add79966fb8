package io.okpay.fx;

import io.okpay.platform.testing.Generated;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

@FxServiceTest
class OpenApiTest {

    @Test
    void theCommittedOpenApiDocumentIsUpToDate() {
        Generated.isUpToDateOpenApi(
                "openapi/fx-service.yaml", RestAssured.get("/q/openapi").asString());
    }
}
