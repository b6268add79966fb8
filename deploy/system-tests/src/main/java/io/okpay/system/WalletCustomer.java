package io.okpay.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A customer with a phone, doing what a wallet app would do. */
public final class WalletCustomer {

    private static final Pattern CODE = Pattern.compile("(?<!\\d)(\\d{6})(?!\\d)");
    private static final Duration PATIENCE = Duration.ofSeconds(75);
    private static final String PASSWORD = "plum-river-lantern";
    private static final String PAYMENT_PASSWORD = "837465";

    private final Gateway gateway;
    private final String phone;
    private String token = "";
    private String refreshToken = "";
    private int codesUsed;

    private WalletCustomer(Gateway gateway, String phone) {
        this.gateway = gateway;
        this.phone = phone;
    }

    /** Registers with a new phone, verifies it, logs in and sets a payment password. */
    public static WalletCustomer register(Gateway gateway, String name) {
        return register(gateway, name, "US");
    }

    /**
     * Registers as a customer of a country.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public static WalletCustomer register(Gateway gateway, String name, String country) {
        return register(gateway, name, country, null);
    }

    /**
     * Registers with an e-mail address, which is not verified yet.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public static WalletCustomer register(Gateway gateway, String name, String country, @Nullable String email) {
        WalletCustomer customer = new WalletCustomer(gateway, newPhone());
        Map<String, String> registration = new HashMap<>(Map.of(
                "phone", customer.phone, "password", PASSWORD, "fullName", name, "country", country, "locale", "en"));
        if (email != null) {
            registration.put("email", email);
        }
        String challenge = gateway.call("POST", "/v1/registrations", null, registration)
                .expect(201)
                .at("/challenge/id");
        gateway.call(
                        "POST",
                        "/v1/otp-challenges/" + challenge + "/verification",
                        null,
                        Map.of("code", customer.newestCode()))
                .expect(200);
        customer.use(until(() -> {
            Answer login = gateway.login(customer.phone, PASSWORD);
            return login.status() == 200 ? login : null;
        }));
        gateway.call("PUT", "/v1/me/payment-password", customer.token, Map.of("paymentPassword", PAYMENT_PASSWORD))
                .expect(204);
        until(() -> customer.quietly().quoteTransfer("+14155552671", "0.01").status() == 201 ? "known" : null);
        return customer;
    }

    /** E.164. */
    public String phone() {
        return phone;
    }

    /** The access token. */
    public String token() {
        return token;
    }

    /** Gets a new access token, because they are short-lived. */
    public void refresh() {
        use(gateway.refresh(refreshToken).expect(200));
    }

    private void use(Answer login) {
        token = login.at("/access_token");
        refreshToken = login.at("/refresh_token");
    }

    /** Exchanges a card number for a token at the acquirer and binds it; returns the instrument's id. */
    public String bindCard(String number) {
        String cardToken = gateway.sandbox(
                        "POST",
                        "/acquirer/v1/tokens",
                        Map.of("number", number, "expiryMonth", 12, "expiryYear", 2030, "cvv", "123"))
                .expect(201)
                .at("/token");
        String instrument = call("POST", "/v1/me/instruments", Map.of("token", cardToken))
                .expect(201)
                .at("/id");
        until(() ->
                quietly().quoteTopUp(instrument, "1.00").at("/obstacles/0/code").isEmpty() ? "known" : null);
        return instrument;
    }

    /** Binds an account of an American bank in dollars and confirms it by the deposit on its statement; returns the instrument's id. */
    public String bindBankAccount(String number) {
        Map<String, String> account = Map.of(
                "holder", "Mei Lin",
                "country", "US",
                "currency", "USD",
                "accountNumber", number,
                "routingNumber", "021000021");
        String instrument = call("POST", "/v1/me/instruments/bank-accounts", account)
                .expect(201)
                .at("/id");
        String deposited = gateway.sandbox("GET", "/bank/v1/accounts/" + number + "/movements", null)
                .expect(200)
                .at("/movements/0/amount");
        call("POST", "/v1/me/instruments/" + instrument + "/verification", Map.of("amount", deposited))
                .expect(200);
        until(() ->
                quietly().quoteTopUp(instrument, "1.00").at("/obstacles/0/code").isEmpty() ? "known" : null);
        return instrument;
    }

    /** A quote for money to one's own card or bank account. */
    public Answer quoteWithdrawal(String instrument, String amount) {
        return call(
                "POST",
                "/v1/quotes",
                Map.of("type", "WITHDRAWAL", "instrumentId", instrument, "targetAmount", usd(amount)));
    }

    /** Accepts a quote and confirms the payment; returns its id. */
    public String payAndConfirm(Answer quote) {
        Answer payment =
                pay(quote.expect(201).at("/id"), "k-" + quote.at("/id")).expect(201);
        confirm(payment);
        return payment.at("/id");
    }

    /** A quote for money from a card or a bank account. */
    public Answer quoteTopUp(String instrument, String amount) {
        return call(
                "POST",
                "/v1/quotes",
                Map.of("type", "TOP_UP", "instrumentId", instrument, "targetAmount", usd(amount)));
    }

    /** A quote for money to another customer. */
    public Answer quoteTransfer(String payeePhone, String amount) {
        return call(
                "POST",
                "/v1/quotes",
                Map.of("type", "TRANSFER", "payee", Map.of("phone", payeePhone), "targetAmount", usd(amount)));
    }

    /** Accepts a quote. */
    public Answer pay(String quoteId, String idempotencyKey) {
        return gateway.call(
                "POST", "/v1/payments", token, Map.of("quoteId", quoteId), "Idempotency-Key", idempotencyKey);
    }

    /** Gives part of a payment back to its payer, in dollars. */
    public Answer refund(String paymentId, String amount) {
        return gateway.call(
                "POST",
                "/v1/payments/" + paymentId + "/refunds",
                token,
                Map.of("amount", usd(amount)),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    /** Tops up and waits for the end. */
    public Answer topUp(String instrument, String amount) {
        String quote = quoteTopUp(instrument, amount).expect(201).at("/id");
        String payment = pay(quote, UUID.randomUUID().toString()).expect(201).at("/id");
        return ended(payment);
    }

    /** Confirms a payment or a schedule with the code from the newest message and the payment password. */
    public void confirm(Answer payment) {
        for (JsonNode challenge : payment.body().at("/challenges")) {
            String id = challenge.at("/id").asText();
            if (challenge.at("/factor").asText().equals("OTP")) {
                answerCode(id);
            } else {
                call(
                                "POST",
                                "/v1/payment-password-challenges/" + id + "/verification",
                                Map.of("paymentPassword", PAYMENT_PASSWORD))
                        .expect(200);
            }
        }
    }

    /** Gives the code from the newest message. */
    public void answerCode(String challengeId) {
        call("POST", "/v1/otp-challenges/" + challengeId + "/verification", Map.of("code", newestCode()))
                .expect(200);
    }

    /** The payment when it has reached its end. */
    public Answer ended(String paymentId) {
        until(() -> {
            Answer payment = gateway.quietly()
                    .call("GET", "/v1/payments/" + paymentId, token, null, "Prefer", "wait=20")
                    .expect(200);
            return switch (payment.at("/state")) {
                case "COMPLETED", "REFUNDED", "FAILED", "EXPIRED", "CANCELLED" -> payment;
                default -> null;
            };
        });
        return call("GET", "/v1/payments/" + paymentId, null).expect(200);
    }

    /** The proof that a completed payment stands in the books, once its block is sealed. */
    public Answer sealedProof(Answer payment) {
        return until(() -> {
            Answer proof = quietly()
                    .call("GET", "/v1/ledger/proofs/" + payment.at("/transferId"), null)
                    .expect(200);
            return proof.at("/status").equals("SEALED") ? proof : null;
        });
    }

    /** The id of the USD wallet. */
    public String wallet() {
        return call("GET", "/v1/me/wallets", null).expect(200).at("/0/id");
    }

    /** The history. */
    public Answer history() {
        return call("GET", "/v1/payments", null).expect(200);
    }

    /** What the USD wallet has available. */
    public String available() {
        return call("GET", "/v1/me/wallets", null).expect(200).at("/0/available/amount");
    }

    /** What the wallet of a currency has available; {@code no wallet} without one. */
    public String available(String currency) {
        for (JsonNode wallet : call("GET", "/v1/me/wallets", null).expect(200).body()) {
            if (wallet.at("/available/currency").asText().equals(currency)) {
                return wallet.at("/available/amount").asText();
            }
        }
        return "no wallet";
    }

    /** A request with this customer's token. */
    public Answer call(String method, String path, @Nullable Object body, String... headers) {
        return gateway.call(method, path, token, body, headers);
    }

    /** A US phone that nobody registered before, in all likelihood. */
    public static String newPhone() {
        return "+1415" + ThreadLocalRandom.current().nextInt(2_000_000, 9_999_999);
    }

    private WalletCustomer quietly() {
        WalletCustomer same = new WalletCustomer(gateway.quietly(), phone);
        same.token = token;
        return same;
    }

    private String newestCode() {
        int before = codesUsed;
        String code = until(() -> {
            JsonNode messages = gateway.inbox(phone).body().at("/messages");
            int codes = 0;
            String newest = null;
            for (JsonNode message : messages) {
                String text = message.at("/text").asText();
                Matcher matcher = CODE.matcher(text);
                if (matcher.find()) {
                    codes++;
                    newest = newest == null ? matcher.group(1) : newest;
                }
            }
            return codes > before ? newest : null;
        });
        codesUsed++;
        return code;
    }

    private static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    /** Waits until something is there. */
    public static <T> T until(Supplier<@Nullable T> read) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            T value = read.get();
            if (value != null) {
                return value;
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("Nothing happened within " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
        }
    }
}
