package io.okpay.local;

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

/** Signs access tokens as Keycloak does, with a key that lives for one run, for services that run without Keycloak. */
public final class SigningKey {

    /** The issuer that a service has to trust. */
    public static final String ISSUER = "https://identity.test/realms/okpay";

    private static final String SUBJECT = "00000000-0000-7000-8000-00000000f1a7";
    private static final int LIFE_SECONDS = 24 * 3600;

    private final KeyPair keys;

    /** A new key. */
    public SigningKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new LocalStackException("Cannot make a key: " + e.getMessage(), e);
        }
    }

    /** Writes the public half into a folder and returns its location, as a service's {@code OKPAY_JWKS} takes it. */
    public String publicKeyIn(Path folder) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPublic().getEncoded());
        Path file = folder.resolve("tokens.pem").toAbsolutePath();
        try {
            Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
        } catch (IOException e) {
            throw new LocalStackException("Cannot write " + file + ": " + e.getMessage(), e);
        }
        return file.toUri().toString();
    }

    /** A token of a member of the finance staff, valid for a day. */
    public String financeToken() {
        long now = Instant.now().getEpochSecond();
        String claims = """
                {"iss":"%s","sub":"%s","upn":"finance","aud":["account-service"],"iat":%d,"exp":%d,
                "realm_access":{"roles":["finance"]}}""".formatted(ISSUER, SUBJECT, now, now + LIFE_SECONDS);
        String signed = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encode(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new LocalStackException("Cannot sign a token: " + e.getMessage(), e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
