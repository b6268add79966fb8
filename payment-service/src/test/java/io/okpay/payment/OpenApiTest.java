package io.okpay.payment;

import io.okpay.platform.testing.Generated;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class OpenApiTest {

    @Test
    void theCommittedOpenApiDocumentIsUpToDate() {
        Generated.isUpToDateOpenApi(
                "openapi/payment-service.yaml", RestAssured.get("/q/openapi").asString());
    }
}
