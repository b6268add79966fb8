package io.okpay.payment.request;

import io.okpay.payment.Customer;
import io.restassured.response.Response;
import java.util.UUID;

/** A request for money in a test. */
record Ask(Response response) {

    static Ask of(Customer asker, String payer, String dollars) {
        return new Ask(send(asker, body(payer, dollars), "k" + UUID.randomUUID()));
    }

    static Response send(Customer asker, String body, String key) {
        return asker.calls().header("Idempotency-Key", key).body(body).post("/v1/payment-requests");
    }

    static String body(String payer, String dollars) {
        return "{\"payer\":{\"" + (payer.contains("@") ? "email" : "phone") + "\":\"" + payer
                + "\"},\"amount\":{\"amount\":\"" + dollars + "\",\"currency\":\"USD\"},\"note\":\"Lunch\"}";
    }

    String id() {
        return response.then().statusCode(201).extract().path("id");
    }
}
