package io.okpay.notification.otp;

import io.okpay.notification.secret.KeyRing;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes codes and their keyed hashes; a hash is bound to its challenge, so equal codes have different hashes. */
@Singleton
class Passcodes {

    private static final int CODES = 1_000_000;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final KeyRing keys;

    Passcodes(KeyRing keys) {
        this.keys = keys;
    }

    String next() {
        return next(random);
    }

    /** Six decimal digits, each of the million codes equally likely. */
    static String next(RandomGenerator random) {
        return String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
    }

    /** The id of the key that hashes from now on. */
    String keyId() {
        return keys.currentId();
    }

    /** The hash of a code, or what equals no hash when the key is gone. */
    byte[] hash(String keyId, UUID challengeId, String code) {
        return keys.hash(keyId, challengeId, code).orElseGet(this::matchless);
    }

    /** A hash that no code has. */
    byte[] matchless() {
        byte[] hash = new byte[HASH_BYTES];
        random.nextBytes(hash);
        return hash;
    }
}
