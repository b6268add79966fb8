package io.okpay.payment.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.Customer;
import io.okpay.payment.PaymentServiceTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class ReceiveCodeServiceTest {

    @Inject
    ReceiveCodes codes;

    @Test
    void whoeverScansACodeLearnsWhomItPaysAndNothingElse() {
        Customer payee = Customer.named("Mei Lin");
        String payload = payload(payee, Map.of("currency", "USD", "amount", "12.5", "note", "Lunch 午饭"));
        assertThat(payload)
                .doesNotContain(payee.phone().substring(1))
                .doesNotContain(payee.id().toString());
        decode(Customer.named("Ben Okafor"), payload)
                .statusCode(200)
                .body("kind", equalTo("RECEIVE_CODE"))
                .body("payeeName", equalTo("Mei L."))
                .body("currency", equalTo("USD"))
                .body("amount.amount", equalTo("12.50"))
                .body("note", equalTo("Lunch 午饭"))
                .body("own", equalTo(false));
        decode(payee, payload).statusCode(200).body("own", equalTo(true));
        ReceiveCodes.Payee read = codes.payee(payload);
        assertThat(read.customerId()).isEqualTo(payee.id());
        assertThat(read.amount()).hasToString("12.50 USD");
    }

    @Test
    void aCodeWithoutAnAmountIsStaticAndLeavesItToThePayer() {
        Customer payee = Customer.named("小陈");
        String payload = payload(payee, Map.of("currency", "JPY"));
        assertThat(MerchantPresentedCode.decode(payload).dynamic()).isFalse();
        assertThat(payload(payee, Map.of("currency", "JPY"))).isEqualTo(payload);
        decode(payee, payload)
                .statusCode(200)
                .body("payeeName", equalTo("小*"))
                .body("currency", equalTo("JPY"))
                .body("amount", nullValue())
                .body("note", nullValue());
    }

    @Test
    void theCodeComesAsPngAndSvgToo() {
        Customer payee = Customer.named("Mei Lin");
        byte[] png = get(payee, "image/png", Map.of("currency", "USD"))
                .statusCode(200)
                .contentType("image/png")
                .header("Cache-Control", "private, no-store")
                .extract()
                .asByteArray();
        assertThat(png).startsWith(0x89, 'P', 'N', 'G');
        assertThat(get(payee, "image/svg+xml", Map.of("currency", "USD"))
                        .statusCode(200)
                        .contentType("image/svg+xml")
                        .extract()
                        .asString())
                .isEqualTo(QrImage.of(payload(payee, Map.of("currency", "USD"))).svg());
        get(payee, "*/*", Map.of("currency", "USD")).statusCode(200).contentType("application/json");
        get(payee, "image/png;q=0.5, image/svg+xml", Map.of("currency", "USD")).contentType("image/svg+xml");
        get(payee, "text/csv", Map.of("currency", "USD")).statusCode(406).body("code", equalTo("NOT_ACCEPTABLE"));
        get(payee, "image/png", Map.of("currency", "XYZ"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("UNKNOWN_CURRENCY"));
    }

    @Test
    void afterARotationOldCodesAreUnknownAndNewOnesWork() {
        Customer payee = Customer.named("Mei Lin");
        String old = payload(payee, Map.of("currency", "USD"));
        payee.calls().post("/v1/me/receive-code/rotation").then().statusCode(204);
        decode(payee, old)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("QR_UNKNOWN"))
                .body("payeeName", nullValue());
        decode(payee, payload(payee, Map.of("currency", "USD"))).statusCode(200);
    }

    @Test
    void parallelCallsAndRotationsLeaveOneCode() throws Exception {
        Customer payee = Customer.named("Mei Lin");
        List<Callable<Integer>> calls = IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(i -> () -> i % 4 == 0
                        ? payee.calls().post("/v1/me/receive-code/rotation").statusCode()
                        : get(payee, "application/json", Map.of("currency", "USD"))
                                .extract()
                                .statusCode())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(calls).stream().map(Future::resultNow)).containsOnly(200, 204);
        }
        String payload = payload(payee, Map.of("currency", "USD"));
        assertThat(codes.payee(payload).customerId()).isEqualTo(payee.id());
        assertThat(payload(payee, Map.of("currency", "USD"))).isEqualTo(payload);
    }

    @Test
    void noCodeLooksAsIfItCarriedACardNumber() {
        Customer payee = Customer.named("Mei 4242424");
        for (int i = 0; i < 200; i++) {
            String payload = payload(
                    payee,
                    Map.of(
                            "currency",
                            i % 2 == 0 ? "USD" : "JPY",
                            "amount",
                            Integer.toString(42_424_242 + 997 * i),
                            "note",
                            "4242 " + 4242 * i));
            decode(payee, payload).statusCode(200);
        }
    }

    private static String payload(Customer payee, Map<String, String> parameters) {
        return get(payee, "application/json", parameters)
                .statusCode(200)
                .extract()
                .path("payload");
    }

    private static ValidatableResponse get(Customer payee, String accept, Map<String, String> parameters) {
        return payee.calls()
                .accept(accept)
                .queryParams(parameters)
                .get("/v1/me/receive-code")
                .then();
    }

    private static ValidatableResponse decode(Customer payer, String payload) {
        return payer.calls()
                .body(Map.of("payload", payload))
                .post("/v1/qr/decoding")
                .then();
    }
}
