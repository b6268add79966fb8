package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Money in and out, with the outside world at its worst: each outcome that the sandbox plays ends as it should. */
class RailsTest {

    private final Gateway gateway = RunningSuite.gateway();

    /** What becomes of a withdrawal to the sandbox's account that ends so. */
    private record Outcome(String suffix, String state, String reason) {}

    private static final List<Outcome> OUTCOMES = List.of(
            new Outcome("4711", "COMPLETED", ""),
            new Outcome("0001", "FAILED", "AC04"),
            new Outcome("0004", "COMPLETED", ""),
            new Outcome("0005", "FAILED", "MS03"),
            new Outcome("0007", "FAILED", "AC04"),
            new Outcome("0008", "COMPLETED", ""),
            new Outcome("0009", "COMPLETED", ""),
            new Outcome("0010", "COMPLETED", ""));

    @Test
    void eachWithdrawalEndsAsTheBankDecidesAndNoCentIsLost() {
        WalletCustomer mei = rich("200.00");
        List<String> payments = new ArrayList<>();
        for (Outcome outcome : OUTCOMES) {
            String account = mei.bindBankAccount(account(outcome.suffix()));
            payments.add(mei.payAndConfirm(mei.quoteWithdrawal(account, "10.00")));
        }
        for (int i = 0; i < OUTCOMES.size(); i++) {
            Outcome expected = OUTCOMES.get(i);
            Answer payment = mei.ended(payments.get(i));
            assertThat(payment.at("/state")).as(expected.suffix()).isEqualTo(expected.state());
            assertThat(payment.at("/failure/parameters/reasonCode"))
                    .as(expected.suffix())
                    .isEqualTo(expected.reason());
        }
        assertThat(mei.available()).isEqualTo("149.50");
        assertThat(gateway.call("GET", "/v1/ledger/solvency", null, null)
                        .expect(200)
                        .at("/0/balanced"))
                .isEqualTo("true");
    }

    @Test
    void aReturnedWithdrawalAndAChargedBackTopUpAreUndone() {
        WalletCustomer mei = rich("50.00");
        String account = mei.bindBankAccount(account("0011"));
        String payment = mei.payAndConfirm(mei.quoteWithdrawal(account, "10.00"));
        takenBack(mei, payment, "RETURNED");
        assertThat(mei.available()).isEqualTo("50.00");

        Answer topUp = mei.topUp(mei.bindCard("4000000000000341"), "20.00");
        takenBack(mei, topUp.at("/id"), "CHARGEBACK");
        assertThat(mei.available()).isEqualTo("50.00");
    }

    @Test
    void aBankAccountFillsTheWalletForLessThanACard() {
        WalletCustomer mei = rich("10.00");
        String account = mei.bindBankAccount(account("4711"));
        Answer comparison = mei.call(
                        "POST",
                        "/v1/quotes/comparison",
                        Map.of("type", "TOP_UP", "targetAmount", Map.of("amount", "10.00", "currency", "USD")))
                .expect(200);
        assertThat(comparison.at("/items/0/instrument/kind")).isEqualTo("BANK_ACCOUNT");
        assertThat(mei.topUp(account, "10.00").at("/state")).isEqualTo("COMPLETED");
        assertThat(mei.available()).isEqualTo("20.00");
    }

    @Test
    void aCardIsPaidOutAndADeclineFreesTheMoney() {
        WalletCustomer mei = rich("50.00");
        String good = mei.payAndConfirm(mei.quoteWithdrawal(mei.bindCard("4242424242424242"), "10.00"));
        String bad = mei.payAndConfirm(mei.quoteWithdrawal(mei.bindCard("4000000000000002"), "10.00"));
        assertThat(mei.ended(good).at("/state")).isEqualTo("COMPLETED");
        assertThat(mei.ended(bad).at("/failure/code")).isEqualTo("CARD_DECLINED");
        assertThat(mei.available()).isEqualTo("39.85");
    }

    @Test
    void whatTheBankNeverDecidesIsDecidedByTwoOfTheStaff() {
        WalletCustomer mei = rich("50.00");
        String payment = mei.payAndConfirm(mei.quoteWithdrawal(mei.bindBankAccount(account("0012")), "10.00"));
        String finance = RunningSuite.staff(gateway, "finance");
        String found = WalletCustomer.until(() -> {
            for (var one : gateway.call("GET", "/v1/cases", finance, null)
                    .expect(200)
                    .body()
                    .at("/items")) {
                if (one.at("/paymentId").asText().equals(payment)) {
                    return one.at("/id").asText();
                }
            }
            return null;
        });
        String decision = "/v1/cases/" + found + "/decision";
        gateway.call("POST", decision, finance, Map.of("decision", "NOT_SETTLED", "note", "Not on the statement"))
                .expect(200);
        assertThat(gateway.call("POST", decision + "/approval", finance, null).at("/code"))
                .isEqualTo("SECOND_PERSON_REQUIRED");
        gateway.call("POST", decision + "/approval", RunningSuite.staff(gateway, "admin"), null)
                .expect(200);
        assertThat(mei.ended(payment).at("/failure/code")).isEqualTo("RAIL_GAVE_UP");
        assertThat(mei.available()).isEqualTo("50.00");
    }

    private static void takenBack(WalletCustomer customer, String payment, String reason) {
        WalletCustomer.until(() -> customer.call("GET", "/v1/payments/" + payment, null)
                        .expect(200)
                        .at("/state")
                        .equals("REFUNDED")
                ? "there"
                : null);
        assertThat(customer.call("GET", "/v1/payments/" + payment, null).text()).contains(reason);
    }

    private WalletCustomer rich(String amount) {
        WalletCustomer customer = WalletCustomer.register(gateway, "Mei Lin");
        assertThat(customer.topUp(customer.bindCard("4000056655665556"), amount).at("/state"))
                .isEqualTo("COMPLETED");
        return customer;
    }

    /** A new account number that ends so. */
    private static String account(String suffix) {
        return "9" + java.util.concurrent.ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999) + suffix;
    }
}
