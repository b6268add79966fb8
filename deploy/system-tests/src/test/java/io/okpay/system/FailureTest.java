package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.local.Suite;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureTest {

    private final Suite suite = RunningSuite.get();
    private final Gateway gateway = RunningSuite.gateway();

    @Test
    void aPaymentEndsOnceWhenTheLedgerIsKilledBetweenCommandAndResult() {
        WalletCustomer mei = rich();
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Okafor");
        List<String> quotes = IntStream.range(0, 10)
                .mapToObj(
                        i -> mei.quoteTransfer(ben.phone(), "1.00").expect(201).at("/id"))
                .toList();
        suite.kill("account-service");
        List<String> payments = quotes.stream()
                .map(quote -> mei.pay(quote, "k-" + quote).expect(201).at("/id"))
                .toList();
        suite.startPart("account-service");
        assertThat(payments).allMatch(id -> mei.ended(id).at("/state").equals("COMPLETED"));
        assertThat(mei.available()).isEqualTo("39.90");
        assertThat(ben.available()).isEqualTo("10.00");
    }

    @Test
    void aKilledPaymentServiceFinishesItsPaymentsWhenItIsBack() {
        WalletCustomer mei = rich();
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Okafor");
        String quote = mei.quoteTransfer(ben.phone(), "1.00").expect(201).at("/id");
        String payment = mei.pay(quote, "k-" + quote).expect(201).at("/id");
        suite.kill("payment-service");
        suite.startPart("payment-service");
        assertThat(mei.ended(payment).at("/state")).isEqualTo("COMPLETED");
        assertThat(ben.available()).isEqualTo("1.00");
    }

    @Test
    void paymentsMadeWhileKafkaIsDownTakeEffectOnceWhenItIsBack() {
        WalletCustomer mei = rich();
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Okafor");
        suite.stopPart("kafka");
        List<String> payments = IntStream.range(0, 10)
                .mapToObj(
                        i -> mei.quoteTransfer(ben.phone(), "1.00").expect(201).at("/id"))
                .map(quote -> mei.pay(quote, "k-" + quote).expect(201).at("/id"))
                .toList();
        suite.startPart("kafka");
        assertThat(payments).allMatch(id -> mei.ended(id).at("/state").equals("COMPLETED"));
        assertThat(mei.available()).isEqualTo("39.90");
        assertThat(ben.available()).isEqualTo("10.00");
    }

    private WalletCustomer rich() {
        WalletCustomer customer = WalletCustomer.register(gateway, "Mei Lin");
        assertThat(customer.topUp(customer.bindCard("4000056655665556"), "50.00")
                        .at("/state"))
                .isEqualTo("COMPLETED");
        return customer;
    }
}
