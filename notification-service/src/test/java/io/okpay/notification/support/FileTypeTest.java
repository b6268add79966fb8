package io.okpay.notification.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FileTypeTest {

    @Test
    void theFirstBytesTellTheType() {
        assertThat(FileType.of(bytes("89504e470d0a1a0a00"))).hasValue(FileType.PNG);
        assertThat(FileType.of(bytes("ffd8ffe000"))).hasValue(FileType.JPEG);
        assertThat(FileType.of("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))).hasValue(FileType.PDF);
        assertThat(FileType.of(bytes("4d5a9000"))).isEmpty();
        assertThat(FileType.of("<svg/>".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(FileType.of(bytes("ffd8ff"))).isEmpty();
        assertThat(FileType.of(new byte[0])).isEmpty();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
