package io.okpay.payment;

import com.sun.net.httpserver.HttpExchange;
import io.okpay.platform.signature.MessageSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bank whose answer follows the last digits of the customer's account number. */
public final class BankAtTheBorder {

    /** Settles at once. */
    public static final String SETTLES = "1111";

    /** Refuses: the account is closed. */
    public static final String CLOSED = "0001";

    /** Fails to answer, though it settles. */
    public static final String SILENT_BUT_SETTLES = "0004";

    /** Does not decide. */
    public static final String UNDECIDED = "0006";

    /** What signs its callbacks. */
    public static final MessageSignature SIGNATURE = new MessageSignature("local-only-bank-secret");

    /** The pain.001 messages in the order of their arrival. */
    public static final List<String> INITIATIONS = new CopyOnWriteArrayList<>();

    /** The camt.053 messages that it answers, by date and currency. */
    public static final Map<String, String> STATEMENTS = new ConcurrentHashMap<>();

    private static final Map<String, String> STATUS = new ConcurrentHashMap<>();
    private static final Pattern ACCOUNT = Pattern.compile("<(?:IBAN|Id)>([A-Z0-9]*?(\\d{4}))</");
    private static final String OPERATOR = "GB33BUKB20201555555555";

    private BankAtTheBorder() {}

    static void initiations(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!SIGNATURE.verifies(exchange.getRequestHeaders()::getFirst, body, Instant.now())) {
            OutsideWorld.answer(exchange, 401, "text/plain", "not signed");
        } else if (exchange.getRequestMethod().equals("GET")) {
            String path = exchange.getRequestURI().getPath();
            String known = STATUS.get(path.substring(path.lastIndexOf('/') + 1));
            OutsideWorld.answer(exchange, known == null ? 404 : 200, "application/xml", known == null ? "" : known);
        } else {
            initiate(exchange, new String(body, StandardCharsets.UTF_8));
        }
    }

    private static void initiate(HttpExchange exchange, String message) throws IOException {
        INITIATIONS.add(message);
        String id = value(message, "EndToEndId");
        String suffix = ACCOUNT.matcher(message)
                .results()
                .filter(match -> !match.group(1).equals(OPERATOR))
                .map(match -> match.group(2))
                .reduce("", (first, last) -> last);
        STATUS.putIfAbsent(
                id,
                switch (suffix) {
                    case CLOSED -> rejected(id, "AC04");
                    case UNDECIDED -> status(id, "PDNG", "");
                    default -> settled(id);
                });
        if (suffix.equals(SILENT_BUT_SETTLES)) {
            OutsideWorld.answer(exchange, 504, "text/plain", "too late");
        } else {
            OutsideWorld.answer(exchange, 202, "application/xml", Objects.requireNonNull(STATUS.get(id)));
        }
    }

    static void statements(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String date = path.substring(path.lastIndexOf('/') + 1);
        String statement = STATEMENTS.get(date + exchange.getRequestURI().getQuery());
        OutsideWorld.answer(
                exchange, statement == null ? 404 : 200, "application/xml", statement == null ? "" : statement);
    }

    /** A pacs.002 that says settled. */
    public static String settled(String endToEndId) {
        return status(endToEndId, "ACSC", "<AcctSvcrRef>BANK-" + endToEndId.substring(0, 8) + "</AcctSvcrRef>");
    }

    /** A pacs.002 that says rejected. */
    public static String rejected(String endToEndId, String reason) {
        return status(endToEndId, "RJCT", "<StsRsnInf><Rsn><Cd>" + reason + "</Cd></Rsn></StsRsnInf>");
    }

    /** A pacs.004 of the whole amount. */
    public static String returned(String endToEndId, String amount, String currency, String reason) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.004.001.09\"><PmtRtr><TxInf><OrgnlEndToEndId>"
                + endToEndId + "</OrgnlEndToEndId><RtrdIntrBkSttlmAmt Ccy=\"" + currency + "\">" + amount
                + "</RtrdIntrBkSttlmAmt><RtrRsnInf><Rsn><Cd>" + reason
                + "</Cd></Rsn></RtrRsnInf></TxInf></PmtRtr></Document>";
    }

    private static String status(String endToEndId, String code, String more) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10\"><FIToFIPmtStsRpt><TxInfAndSts>"
                + "<OrgnlEndToEndId>" + endToEndId + "</OrgnlEndToEndId><TxSts>" + code + "</TxSts>" + more
                + "</TxInfAndSts></FIToFIPmtStsRpt></Document>";
    }

    private static String value(String message, String element) {
        Matcher matcher = Pattern.compile("<" + element + ">([^<]*)<").matcher(message);
        return matcher.find() ? matcher.group(1) : "";
    }
}
