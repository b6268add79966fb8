package io.okpay.payment.payment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tariffs as finance would send them: the opening prices for what tests pay, and one price of their own. */
final class Tariffs {

    private static final String OPENING = """
            {"id":"transfer-local","type":"TRANSFER","corridor":"LOCAL","basisPoints":100,"fixed":0,"least":1},
            {"id":"transfer-international","type":"TRANSFER","corridor":"INTERNATIONAL","basisPoints":350,"fixed":0,"least":1},
            {"id":"top-up-bank","type":"TOP_UP","instrument":"BANK_ACCOUNT","basisPoints":50,"fixed":0,"least":1},
            {"id":"top-up-debit","type":"TOP_UP","instrument":"DEBIT_CARD","basisPoints":100,"fixed":0,"least":1},
            {"id":"top-up-prepaid","type":"TOP_UP","instrument":"PREPAID_CARD","basisPoints":150,"fixed":0,"least":1},
            {"id":"top-up-credit","type":"TOP_UP","instrument":"CREDIT_CARD","basisPoints":250,"fixed":0,"least":1}""";

    private Tariffs() {}

    static String json(Instant validFrom, String rule) {
        return "{\"validFrom\":\"" + validFrom + "\",\"description\":\"Test\",\"rules\":[" + OPENING + "," + rule
                + "]}";
    }

    /** A price for local transfers in one currency. */
    static String rule(String id, String currency, int basisPoints) {
        return "{\"id\":\"" + id + "\",\"type\":\"TRANSFER\",\"corridor\":\"LOCAL\",\"currency\":\"" + currency
                + "\",\"basisPoints\":" + basisPoints + ",\"fixed\":0,\"least\":0}";
    }

    /** A local transfer of 30.00 USD, in parts as asked for. */
    static Map<String, String> question(Map<String, String> some) {
        Map<String, String> question = new LinkedHashMap<>(Map.of(
                "type", "TRANSFER",
                "instrument", "WALLET",
                "currency", "USD",
                "amount", "30.00",
                "from", "US",
                "to", "US"));
        question.putAll(some);
        return question;
    }
}
