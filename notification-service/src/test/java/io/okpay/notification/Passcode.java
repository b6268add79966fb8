package io.okpay.notification;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.event.Channel;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpRequested;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A challenge as a test plays it: asked for over Kafka, read from the phone, answered over HTTP from an address of its own. */
public final class Passcode {

    private static final Pattern SIX_DIGITS = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

    public final OtpRequested command;
    public final String address;

    private Passcode(OtpRequested command) {
        this.command = command;
        long bits = command.challengeId().getLeastSignificantBits();
        this.address = "10." + (bits & 255) + "." + (bits >> 8 & 255) + "." + (bits >> 16 & 255);
    }

    public static Passcode registration(String phone) {
        return registration(phone, Map.of(), Duration.ofMinutes(5));
    }

    public static Passcode registration(String phone, Map<String, String> variables, Duration life) {
        return of(OtpPurpose.REGISTRATION, Channel.SMS, phone, "en", null, null, variables, life);
    }

    public static Passcode payment(String phone, UUID customerId) {
        return of(
                OtpPurpose.PAYMENT,
                Channel.SMS,
                phone,
                "en",
                customerId,
                "binding-1",
                Map.of("amount", "30.00 USD", "payee", "Mei Lin"),
                Duration.ofMinutes(5));
    }

    public static Passcode of(
            OtpPurpose purpose,
            Channel channel,
            String recipient,
            String locale,
            @Nullable UUID customerId,
            @Nullable String binding,
            Map<String, String> variables,
            Duration life) {
        Passcode passcode = new Passcode(new OtpRequested(
                UuidCreator.getTimeOrderedEpoch(),
                purpose,
                channel,
                recipient,
                locale,
                customerId,
                binding,
                variables,
                Instant.now().plus(life)));
        TestEvents.publish(passcode.command);
        return passcode;
    }

    /** Waits for the text on the phone. */
    public String text() {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> !OutsideWorld.texts(command.recipient()).isEmpty());
        return OutsideWorld.texts(command.recipient()).getLast();
    }

    /** Reads the code on the phone. */
    public String code() {
        return codeIn(text());
    }

    public static String codeIn(String text) {
        Matcher digits = SIX_DIGITS.matcher(text);
        if (!digits.find()) {
            throw new AssertionError("There is no code in: " + text);
        }
        return digits.group();
    }

    /** Codes that are not the right one. */
    public static List<String> notThe(String code) {
        return java.util.stream.IntStream.range(0, 7)
                .mapToObj(i -> String.format("%06d", i * 111_111))
                .filter(other -> !other.equals(code))
                .toList();
    }

    public Response verify(String code) {
        return verify(command.challengeId(), code, request());
    }

    public Response verifyAs(UUID customerId, String code) {
        return verify(
                command.challengeId(),
                code,
                request().header("Authorization", "Bearer " + TestTokens.customer(customerId)));
    }

    public Response resend() {
        return request().post("/v1/otp-challenges/" + command.challengeId() + "/resend");
    }

    public static Response verify(UUID id, String code, RequestSpecification request) {
        return request.contentType("application/json")
                .body("{\"code\":\"" + code + "\"}")
                .post("/v1/otp-challenges/" + id + "/verification");
    }

    public RequestSpecification request() {
        return given().header("X-Forwarded-For", address);
    }
}
