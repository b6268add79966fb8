package io.okpay.account.paymentpassword;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (RFC 9106) with OWASP's parameters: 19 MiB, two passes, one lane. The text form is salt and hash in base64. */
final class Argon2 {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Argon2() {}

    static String hash(String secret) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return encode(salt) + "." + encode(derive(secret, salt));
    }

    static boolean matches(String secret, String hash) {
        int dot = hash.indexOf('.');
        byte[] salt = Base64.getDecoder().decode(hash.substring(0, dot));
        byte[] expected = Base64.getDecoder().decode(hash.substring(dot + 1));
        return MessageDigest.isEqual(expected, derive(secret, salt));
    }

    private static byte[] derive(String secret, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] derived = new byte[LENGTH];
        generator.generateBytes(secret.getBytes(StandardCharsets.UTF_8), derived);
        return derived;
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
