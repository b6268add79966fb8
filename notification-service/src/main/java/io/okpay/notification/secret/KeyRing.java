package io.okpay.notification.secret;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The operator's keys. One root key yields a hashing and a sealing key; everything written names its key by an id, so that the
 * root key can be replaced while the one before still reads what it wrote. A key that cannot serve stops the start.
 */
@Startup
@Singleton
public class KeyRing {

    private static final int ROOT_BYTES = 32;
    private static final int KEY_ID_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String HMAC = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Keys> byId = new LinkedHashMap<>();
    private final String current;

    private record Keys(SecretKey hashing, SecretKey sealing) {}

    public KeyRing(
            @ConfigProperty(name = "okpay.keys.current") String current,
            @ConfigProperty(name = "okpay.keys.previous") Optional<List<String>> previous) {
        this.current = add("OKPAY_OTP_KEY", current);
        previous.orElse(List.of()).forEach(key -> add("OKPAY_OTP_PREVIOUS_KEYS", key));
    }

    /** Names the key that hashes and seals from now on. */
    public String currentId() {
        return current;
    }

    /** HMAC-SHA256 with the hashing key of this id, or nothing when that key is gone. */
    public Optional<byte[]> hash(String keyId, UUID subject, String text) {
        return Optional.ofNullable(byId.get(keyId))
                .map(keys -> hmac(keys.hashing(), bytes(subject), text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Encrypts with AES-GCM; only what names the same owner can be opened again. */
    public byte[] seal(UUID owner, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, current, nonce, owner, plain);
        return ByteBuffer.allocate(KEY_ID_BYTES + NONCE_BYTES + sealed.length)
                .put(HexFormat.of().parseHex(current))
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * Opens what {@link #seal} made for this owner.
     *
     * @throws SealBrokenException when the key is gone, or the bytes are not what was sealed
     */
    public byte[] open(UUID owner, byte[] sealed) {
        if (sealed.length < KEY_ID_BYTES + NONCE_BYTES + TAG_BITS / 8) {
            throw new SealBrokenException("The sealed value is too short", null);
        }
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        byte[] keyId = new byte[KEY_ID_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] rest = new byte[sealed.length - KEY_ID_BYTES - NONCE_BYTES];
        buffer.get(keyId).get(nonce).get(rest);
        String id = HexFormat.of().formatHex(keyId);
        if (!byId.containsKey(id)) {
            throw new SealBrokenException("The key " + id + " is gone", null);
        }
        return cipher(Cipher.DECRYPT_MODE, id, nonce, owner, rest);
    }

    private byte[] cipher(int mode, String keyId, byte[] nonce, UUID owner, byte[] data) {
        Keys keys = byId.get(keyId);
        if (keys == null) {
            throw new SealBrokenException("The key " + keyId + " is gone", null);
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, keys.sealing(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bytes(owner));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("The sealed value is not what was sealed", e);
        }
    }

    private String add(String name, String base64) {
        byte[] root;
        try {
            root = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(name + " is not base64", e);
        }
        if (root.length < ROOT_BYTES) {
            throw new IllegalStateException(name + " has fewer than " + ROOT_BYTES + " bytes");
        }
        SecretKey rootKey = new SecretKeySpec(root, HMAC);
        String id = HexFormat.of().formatHex(derive(rootKey, "okpay key id"), 0, KEY_ID_BYTES);
        byId.put(
                id,
                new Keys(
                        new SecretKeySpec(derive(rootKey, "okpay passcode hash"), HMAC),
                        new SecretKeySpec(derive(rootKey, "okpay seal"), "AES")));
        return id;
    }

    private static byte[] derive(SecretKey root, String use) {
        return hmac(root, use.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(SecretKey key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
