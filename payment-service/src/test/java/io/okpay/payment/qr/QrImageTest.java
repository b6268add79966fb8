package io.okpay.payment.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QrImageTest {

    private static final Pattern MODULE = Pattern.compile("M(\\d+),(\\d+)h1v1h-1z");

    static List<String> payloads() {
        return List.of(
                "a",
                "00020101021126120008io.okpay5204000053038405802US5905Mei L6006Online6304ABCD",
                "小陈收款码 😀",
                "x".repeat(512));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aScannerReadsThePng(String payload) throws Exception {
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(QrImage.of(payload).png()));
        int side = image.getWidth();
        assertThat(image.getHeight()).isEqualTo(side);
        assertThat(scanned(image.getRGB(0, 0, side, side, null, 0, side), side)).isEqualTo(payload);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aScannerReadsTheSvg(String payload) throws Exception {
        String svg = QrImage.of(payload).svg();
        String box = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement()
                .getAttribute("viewBox");
        int modules = Integer.parseInt(box.split(" ", -1)[2]);
        int side = modules * 4;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        for (MatchResult module : MODULE.matcher(svg).results().toList()) {
            int left = Integer.parseInt(module.group(1)) * 4;
            int top = Integer.parseInt(module.group(2)) * 4;
            for (int y = top; y < top + 4; y++) {
                Arrays.fill(pixels, y * side + left, y * side + left + 4, 0);
            }
        }
        assertThat(scanned(pixels, side)).isEqualTo(payload);
    }

    private static String scanned(int[] pixels, int side) throws Exception {
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
                .getText();
    }
}
