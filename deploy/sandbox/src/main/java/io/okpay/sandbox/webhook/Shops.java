package io.okpay.sandbox.webhook;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What each shop was sent, newest first; of shops and of their webhooks the oldest are forgotten. */
@Singleton
final class Shops {

    private static final int MOST_SHOPS = 100;
    private static final int MOST_WEBHOOKS = 200;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Map<String, Shop> shops = new LinkedHashMap<>();

    private static final class Shop {

        private final Deque<Webhook> newestFirst = new ArrayDeque<>();
        private byte @Nullable [] secret;
    }

    synchronized void give(String name, byte[] secret) {
        shop(name).secret = secret.clone();
    }

    synchronized Webhook receive(
            String name, String id, @Nullable String timestamp, @Nullable String signatures, byte[] body, Instant now) {
        Shop shop = shop(name);
        byte[] secret = shop.secret;
        boolean verified = secret != null
                && timestamp != null
                && signatures != null
                && isRecent(timestamp, now)
                && isSigned(secret, id + "." + timestamp + ".", body, signatures);
        Webhook webhook = new Webhook(id, verified, new String(body, StandardCharsets.UTF_8), now);
        shop.newestFirst.addFirst(webhook);
        if (shop.newestFirst.size() > MOST_WEBHOOKS) {
            shop.newestFirst.removeLast();
        }
        return webhook;
    }

    synchronized List<Webhook> of(String name) {
        Shop shop = shops.get(name);
        return shop == null ? List.of() : List.copyOf(shop.newestFirst);
    }

    private Shop shop(String name) {
        if (!shops.containsKey(name) && shops.size() == MOST_SHOPS) {
            shops.remove(shops.keySet().iterator().next());
        }
        return shops.computeIfAbsent(name, _ -> new Shop());
    }

    private static boolean isRecent(String timestamp, Instant now) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean isSigned(byte[] secret, String prefix, byte[] body, String signatures) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(prefix.getBytes(StandardCharsets.UTF_8));
            byte[] expected =
                    ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body))).getBytes(StandardCharsets.UTF_8);
            boolean signed = false;
            for (String signature : signatures.split(" ", -1)) {
                signed |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
            }
            return signed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
