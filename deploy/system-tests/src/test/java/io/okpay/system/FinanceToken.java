package io.okpay.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/** A finance token by a key of its own, for a suite that runs without Keycloak. */
final class FinanceToken implements AutoCloseable {

    static final String ISSUER = "https://identity.test/realms/okpay";

    private final KeyPair keys;
    private final Path publicKey;

    private FinanceToken(KeyPair keys, Path publicKey) {
        this.keys = keys;
        this.publicKey = publicKey;
    }

    static FinanceToken create() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        Path file = Files.createTempFile("okpay-key", ".pem");
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPublic().getEncoded());
        Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
        return new FinanceToken(keys, file);
    }

    /** Where a service reads the key. */
    String publicKey() {
        return publicKey.toUri().toString();
    }

    /** A token that is valid for five minutes. */
    String text() throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String head = part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        String claims = part("{\"iss\":\"" + ISSUER + "\",\"sub\":\"0190a7e0-0000-7000-8000-000000000001\","
                + "\"upn\":\"finance\",\"aud\":[\"account-service\"],\"realm_access\":{\"roles\":[\"finance\"]},"
                + "\"iat\":" + now + ",\"exp\":" + (now + 300) + "}");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update((head + "." + claims).getBytes(StandardCharsets.US_ASCII));
        return head + "." + claims + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(publicKey);
    }
}
