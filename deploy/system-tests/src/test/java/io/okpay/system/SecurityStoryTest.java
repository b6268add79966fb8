package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

class SecurityStoryTest {

    private static final String PASSWORD = "plum-river-lantern";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Gateway gateway = RunningSuite.gateway();

    @Test
    void aLoginFromANewDeviceIsToldByNameAndTheDeviceCanBeForgotten() {
        WalletCustomer mei = WalletCustomer.register(gateway, "Mei Lin");
        soon().until(() -> devices(mei).size(), count -> count == 1);
        assertThat(texts(mei)).doesNotContain("new device");
        gateway.login(mei.phone(), PASSWORD, FIREFOX).expect(200);
        soon().until(() -> texts(mei), text -> text.contains("Firefox on Linux"));
        assertThat(texts(mei)).contains("a new device logged in to your account", "from 127.0.0.1");
        soon().until(() -> devices(mei).size(), count -> count == 2);
        Answer list = mei.call("GET", "/v1/me/devices", null).expect(200);
        assertThat(list.at("/items/0/device")).isEqualTo("Firefox on Linux");
        mei.call("DELETE", "/v1/me/devices/" + list.at("/items/0/id"), null).expect(204);
        assertThat(devices(mei)).hasSize(1);
    }

    @Test
    void aNewPasswordAtKeycloakIsTold() throws Exception {
        WalletCustomer mei = WalletCustomer.register(gateway, "Mei Lin");
        String id = mei.call("GET", "/v1/me", null).expect(200).at("/id");
        HttpResponse<String> changed = HTTP.send(
                HttpRequest.newBuilder(URI.create(RunningSuite.get().keycloakUrl() + "/admin/realms/okpay/users/" + id
                                + "/reset-password"))
                        .header("Authorization", "Bearer " + accountService())
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(
                                "{\"type\":\"password\",\"value\":\"amber-field-compass\",\"temporary\":false}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
        soon().until(() -> texts(mei), text -> text.contains("your password to log in was changed by our support"));
        assertThat(gateway.login(mei.phone(), PASSWORD).at("/error")).isEqualTo("invalid_grant");
        gateway.login(mei.phone(), "amber-field-compass").expect(200);
    }

    @Test
    void aFrozenCustomerPaysNobodyReadsWhyAndTalksWithSupportUntilTwoOperatorsAgree() {
        WalletCustomer mei = WalletCustomer.register(gateway, "Mei Lin");
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Okafor");
        mei.topUp(mei.bindCard("4000056655665556"), "100.00");
        soon().until(() -> mei.quoteTransfer(ben.phone(), "10.00").at("/obstacles/0/code"), String::isEmpty);
        Answer waiting = mei.pay(
                        mei.quoteTransfer(ben.phone(), "10.00").expect(201).at("/id"), "waiting-" + mei.phone())
                .expect(201);

        String customer = mei.call("GET", "/v1/me", null).expect(200).at("/id");
        String risk = RunningSuite.staff(gateway, "risk");
        String freezes = "/v1/customers/" + customer + "/freezes";
        String reviewBy = Instant.now().plus(Duration.ofDays(1)).toString();
        String freeze = gateway.call(
                        "POST",
                        freezes,
                        risk,
                        Map.of("reasonClass", "UNUSUAL_ACTIVITY", "note", "Velocity", "reviewBy", reviewBy))
                .expect(201)
                .at("/id");

        mei.confirm(waiting);
        Answer failed = mei.ended(waiting.at("/id"));
        assertThat(failed.at("/state")).isEqualTo("FAILED");
        assertThat(failed.at("/failure/code")).isEqualTo("WALLET_FROZEN");
        assertThat(failed.at("/failure/detail")).contains("your profile says why");
        soon().until(() -> mei.quoteTransfer(ben.phone(), "10.00").at("/obstacles/0/code"), "ACCOUNT_FROZEN"::equals);
        soon().until(
                        () -> ben.quoteTransfer(mei.phone(), "10.00").at("/obstacles/0/code"),
                        "PAYEE_UNAVAILABLE"::equals);
        soon().until(
                        () -> texts(mei),
                        text -> text.contains("your account is frozen: Payments that do not look like yours"));

        gateway.login(mei.phone(), PASSWORD).expect(200);
        Answer me = mei.call("GET", "/v1/me", null).expect(200);
        assertThat(me.at("/state")).isEqualTo("FROZEN");
        assertThat(me.at("/freeze/toProvide/0")).isNotBlank();
        assertThat(me.text()).doesNotContain("Velocity");
        assertThat(mei.history().at("/items/0/id")).isNotBlank();
        soon().until(
                        () -> mei.call("GET", "/v1/support-conversations", null).at("/items/0/category"),
                        "SECURITY"::equals);
        String conversation = mei.call("GET", "/v1/support-conversations", null).at("/items/0/id");
        mei.call("POST", "/v1/support-conversations/" + conversation + "/messages", Map.of("text", "It was me"))
                .expect(201);

        gateway.call("POST", freezes + "/" + freeze + "/release-request", risk, Map.of("note", "It was her"))
                .expect(200);
        assertThat(gateway.call("POST", freezes + "/" + freeze + "/release-approval", risk, null)
                        .expect(403)
                        .at("/code"))
                .isEqualTo("SECOND_OPERATOR_REQUIRED");
        gateway.call("POST", freezes + "/" + freeze + "/release-approval", RunningSuite.staff(gateway, "admin"), null)
                .expect(200);
        soon().until(() -> mei.quoteTransfer(ben.phone(), "10.00").at("/obstacles/0/code"), String::isEmpty);
        String paid = mei.payAndConfirm(mei.quoteTransfer(ben.phone(), "10.00"));
        assertThat(mei.ended(paid).at("/state")).isEqualTo("COMPLETED");
        soon().until(() -> texts(mei), text -> text.contains("your account is no longer frozen"));
    }

    private String texts(WalletCustomer customer) {
        return gateway.inbox(customer.phone()).text();
    }

    private static List<String> devices(WalletCustomer customer) {
        return customer.call("GET", "/v1/me/devices", null)
                .expect(200)
                .body()
                .at("/items")
                .findValuesAsText("device");
    }

    /** The service that manages customers' logins; it may set passwords. */
    private String accountService() {
        return gateway.loginAsClient("account-service", "local-only-account-service-secret")
                .expect(200)
                .at("/access_token");
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500));
    }
}
