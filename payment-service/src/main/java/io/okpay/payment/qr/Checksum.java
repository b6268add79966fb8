package io.okpay.payment.qr;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** CRC-16 with the polynomial 0x1021 and the initial value 0xFFFF over the UTF-8 form, in four upper-case hex digits. */
final class Checksum {

    private static final int POLYNOMIAL = 0x1021;

    private Checksum() {}

    static String of(String text) {
        int crc = 0xFFFF;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            crc ^= (octet & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ POLYNOMIAL;
            }
        }
        return HexFormat.of().withUpperCase().toHexDigits((short) crc);
    }
}
