package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PromotionStoryTest {

    private final Gateway gateway = RunningSuite.gateway();

    @Test
    void twoOfFinancePublishAPromotionThatReducesFeesUntilItsBudgetIsSpent() {
        WalletCustomer mei = rich("100.00");
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Okafor");
        String code = "HALF-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        String proposer = RunningSuite.staff(gateway, "finance");
        String promotion = propose(proposer, code);

        assertThat(quote(mei, ben, code).at("/obstacles/0/code")).isEqualTo("PROMOTION_NOT_FOUND");
        String approval = "/v1/promotions/" + promotion + "/approval";
        Answer alone = gateway.call("POST", approval, proposer, null).expect(403);
        assertThat(alone.at("/code")).isEqualTo("SECOND_PERSON_REQUIRED");
        gateway.call("POST", approval, RunningSuite.staff(gateway, "controller"), null)
                .expect(200);

        Answer reduced = quote(mei, ben, code);
        assertThat(reduced.at("/totalDebit/amount")).isEqualTo("30.15");
        assertThat(reduced.at("/fees/1/kind")).isEqualTo("PROMOTION");
        assertThat(reduced.at("/fees/1/amount/amount")).isEqualTo("-0.15");
        assertThat(mei.ended(mei.payAndConfirm(reduced)).at("/totalDebit/amount"))
                .isEqualTo("30.15");
        assertThat(mei.available()).isEqualTo("69.85");
        Answer spent = gateway.call("GET", "/v1/promotions/" + promotion, proposer, null)
                .expect(200);
        assertThat(spent.at("/spent/amount")).isEqualTo("0.15");
        assertThat(spent.at("/remaining/amount")).isEqualTo("0.05");

        assertThat(quote(mei, ben, code).at("/obstacles/0/code")).isEqualTo("PROMOTION_EXHAUSTED");
        Answer whole = mei.quoteTransfer(ben.phone(), "30.00").expect(201);
        assertThat(whole.body().at("/obstacles")).isEmpty();
        assertThat(mei.ended(mei.payAndConfirm(whole)).at("/totalDebit/amount")).isEqualTo("30.30");
        assertThat(mei.available()).isEqualTo("39.55");
    }

    private String propose(String proposer, String code) {
        return gateway.call(
                        "POST",
                        "/v1/promotions",
                        proposer,
                        Map.of(
                                "name",
                                "Half the fee",
                                "code",
                                code,
                                "validFrom",
                                Instant.now().minusSeconds(60).toString(),
                                "validUntil",
                                Instant.now().plus(Duration.ofDays(1)).toString(),
                                "basisPoints",
                                5_000,
                                "budget",
                                usd("0.20"),
                                "paymentsPerCustomer",
                                10),
                        "Idempotency-Key",
                        "promotion-" + code)
                .expect(201)
                .at("/id");
    }

    private static Answer quote(WalletCustomer payer, WalletCustomer payee, String code) {
        return payer.call(
                        "POST",
                        "/v1/quotes",
                        Map.of(
                                "type",
                                "TRANSFER",
                                "payee",
                                Map.of("phone", payee.phone()),
                                "targetAmount",
                                usd("30.00"),
                                "promotionCode",
                                code))
                .expect(201);
    }

    private static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    private WalletCustomer rich(String amount) {
        WalletCustomer customer = WalletCustomer.register(gateway, "Mei Lin");
        assertThat(customer.topUp(customer.bindCard("4000056655665556"), amount).at("/state"))
                .isEqualTo("COMPLETED");
        return customer;
    }
}
