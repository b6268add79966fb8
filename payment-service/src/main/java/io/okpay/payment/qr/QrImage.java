package io.okpay.payment.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A payload drawn as a QR code. The PNG is written here: one bit for each pixel needs no graphics library. */
public final class QrImage {

    private static final int QUIET_ZONE = 4;
    private static final int PIXELS = 8;
    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final ByteMatrix modules;
    private final int side;

    private QrImage(ByteMatrix modules) {
        this.modules = modules;
        this.side = modules.getWidth() + 2 * QUIET_ZONE;
    }

    /** Draws a payload of at most 512 bytes, so that 15 % of it may be unreadable. */
    public static QrImage of(String payload) {
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(payload);
        Map<EncodeHintType, ?> hints = ascii ? Map.of() : Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
        try {
            return new QrImage(
                    Encoder.encode(payload, ErrorCorrectionLevel.M, hints).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("Cannot be drawn", e);
        }
    }

    /** As a picture of black and white pixels. */
    public byte[] png() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            png.write(PNG_SIGNATURE);
            writeChunk(png, "IHDR", header());
            writeChunk(png, "IDAT", pixels());
            writeChunk(png, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    /** As a drawing that has any size. */
    public String svg() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (isDark(x, y)) {
                    path.append('M').append(x).append(',').append(y).append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\" shape-rendering=\"crispEdges\">"
                        .formatted(side)
                + "<path fill=\"#fff\" d=\"M0,0h%1$dv%1$dh-%1$dz\"/>".formatted(side)
                + "<path d=\"" + path + "\"/></svg>";
    }

    private boolean isDark(int x, int y) {
        int column = x - QUIET_ZONE;
        int row = y - QUIET_ZONE;
        return column >= 0
                && row >= 0
                && column < modules.getWidth()
                && row < modules.getHeight()
                && modules.get(column, row) == 1;
    }

    /** Width, height, one bit of grey for each pixel, and the only compression, filter set and order that need no more words. */
    private byte[] header() throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(header);
        out.writeInt(side * PIXELS);
        out.writeInt(side * PIXELS);
        out.write(new byte[] {1, 0, 0, 0, 0});
        return header.toByteArray();
    }

    private byte[] pixels() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(compressed)) {
            for (int y = 0; y < side; y++) {
                // a row begins with its filter, none; a module of eight pixels is one byte
                byte[] row = new byte[1 + side];
                for (int x = 0; x < side; x++) {
                    row[1 + x] = (byte) (isDark(x, y) ? 0x00 : 0xFF);
                }
                for (int line = 0; line < PIXELS; line++) {
                    out.write(row);
                }
            }
        }
        return compressed.toByteArray();
    }

    private static void writeChunk(ByteArrayOutputStream png, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        DataOutputStream out = new DataOutputStream(png);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
