package io.okpay.notification.support;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The kinds of files that are taken, told by their first bytes and not by what they are called. */
enum FileType {
    PNG("image/png", "89504e470d0a1a0a"),
    JPEG("image/jpeg", "ffd8ff"),
    PDF("application/pdf", "255044462d");

    private final String mediaType;
    private final String signature;

    FileType(String mediaType, String signature) {
        this.mediaType = mediaType;
        this.signature = signature;
    }

    static Optional<FileType> of(byte[] content) {
        return Arrays.stream(values())
                .filter(type -> {
                    byte[] first = HexFormat.of().parseHex(type.signature);
                    return content.length > first.length
                            && Arrays.equals(content, 0, first.length, first, 0, first.length);
                })
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }
}
