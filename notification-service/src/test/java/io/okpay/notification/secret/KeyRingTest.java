package io.okpay.notification.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final UUID OWNER = UUID.fromString("0198c5f0-7d1e-7c3a-9f55-0a4b7c3d2e1f");
    private static final UUID OTHER = UUID.fromString("0198c5f0-7d1e-7c3a-9f55-0a4b7c3d2e20");
    private static final byte[] PLAIN = "493817".getBytes(StandardCharsets.UTF_8);

    private final KeyRing before = new KeyRing(key('a'), Optional.empty());
    private final KeyRing after = new KeyRing(key('b'), Optional.of(List.of(key('a'))));
    private final KeyRing without = new KeyRing(key('b'), Optional.empty());

    @Test
    void whatIsSealedOpensForItsOwnerOnlyAndLooksDifferentEachTime() {
        byte[] sealed = before.seal(OWNER, PLAIN);
        assertThat(before.open(OWNER, sealed)).isEqualTo(PLAIN);
        assertThat(before.seal(OWNER, PLAIN)).isNotEqualTo(sealed);
        assertThatThrownBy(() -> before.open(OTHER, sealed)).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void anyChangedByteBreaksTheSeal() {
        byte[] sealed = before.seal(OWNER, PLAIN);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> before.open(OWNER, changed)).isInstanceOf(SealBrokenException.class);
        }
        assertThatThrownBy(() -> before.open(OWNER, new byte[3])).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void aNewKeyReadsWhatTheOneBeforeWroteWhileItIsThere() {
        byte[] sealed = before.seal(OWNER, PLAIN);
        assertThat(after.open(OWNER, sealed)).isEqualTo(PLAIN);
        assertThat(after.currentId()).isNotEqualTo(before.currentId());
        assertThat(after.hash(before.currentId(), OWNER, "493817"))
                .hasValueSatisfying(hash -> assertThat(hash)
                        .isEqualTo(
                                before.hash(before.currentId(), OWNER, "493817").orElseThrow()));
        assertThatThrownBy(() -> without.open(OWNER, sealed)).isInstanceOf(SealBrokenException.class);
        assertThat(without.hash(before.currentId(), OWNER, "493817")).isEmpty();
    }

    @Test
    void equalCodesOfTwoChallengesHaveDifferentHashes() {
        String id = before.currentId();
        assertThat(before.hash(id, OWNER, "493817").orElseThrow())
                .hasSize(32)
                .isNotEqualTo(before.hash(id, OTHER, "493817").orElseThrow());
    }

    @Test
    void aWeakKeyIsRefusedByName() {
        String weak = Base64.getEncoder().encodeToString(new byte[16]);
        assertThatThrownBy(() -> new KeyRing(weak, Optional.empty())).hasMessageContaining("OKPAY_OTP_KEY");
        assertThatThrownBy(() -> new KeyRing("not base64!", Optional.empty())).hasMessageContaining("OKPAY_OTP_KEY");
    }

    private static String key(char filler) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(filler).repeat(32).getBytes(StandardCharsets.UTF_8));
    }
}
