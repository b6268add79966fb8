package io.okpay.sandbox.acquirer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed digests of card numbers: the same card has the same fingerprint, and no number can be found back from one. */
final class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    Fingerprints(byte[] key) {
        this.key = key.clone();
    }

    /** Reads the key from this file, which is made at first use. */
    static Fingerprints withKeyIn(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[32];
                new SecureRandom().nextBytes(fresh);
                Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
                Files.write(file, fresh);
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
            return new Fingerprints(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the fingerprint key in " + file, e);
        }
    }

    String of(CardNumber number) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] digest = mac.doFinal(number.digits().getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
