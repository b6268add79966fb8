package io.okpay.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What exchanges left with the operator, once as {@code fx-service} adds it up and once as the ledger has it. */
final class FxBooks {

    private final Gateway gateway;

    FxBooks(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Both, by account and currency, as soon as they agree to the minor unit and the condition holds. */
    Map<String, String> agreed(Predicate<Map<String, String>> condition) {
        String finance = finance();
        return WalletCustomer.until(() -> {
            Map<String, String> known = exposure(finance);
            return condition.test(known) && known.equals(booked(finance)) ? known : null;
        });
    }

    /** Returns when the suite itself says that both agree. */
    void awaitReconciled() {
        String finance = finance();
        WalletCustomer.until(() ->
                read("/v1/fx/exposure/reconciliation", finance).at("/verdict").equals("AGREES") ? "reconciled" : null);
    }

    private Map<String, String> exposure(String finance) {
        Map<String, String> amounts = new TreeMap<>();
        for (JsonNode one : read("/v1/fx/exposure", finance).body().at("/positions")) {
            note(amounts, "FX_POSITION", one.at("/position"));
            note(amounts, "FX_SPREAD", one.at("/margin"));
        }
        return amounts;
    }

    /** What the ledger has on the same accounts. */
    private Map<String, String> booked(String finance) {
        Map<String, String> amounts = new TreeMap<>();
        for (JsonNode currency : read("/v1/ledger/trial-balance", finance).body()) {
            for (JsonNode line : currency.at("/lines")) {
                String account = line.at("/account").asText().replace("system:", "");
                if (account.startsWith("FX_")) {
                    note(amounts, account, line.at("/balance"));
                }
            }
        }
        return amounts;
    }

    /** A token of its own for each question, because tokens live for less than a long test. */
    private String finance() {
        return RunningSuite.staff(gateway, "finance");
    }

    private Answer read(String path, String finance) {
        return gateway.call("GET", path, finance, null).expect(200);
    }

    private static void note(Map<String, String> amounts, String account, JsonNode money) {
        if (new BigDecimal(money.at("/amount").asText()).signum() != 0) {
            amounts.put(
                    account + " " + money.at("/currency").asText(),
                    money.at("/amount").asText());
        }
    }
}
