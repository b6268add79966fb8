package io.okpay.fx.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcbDocumentTest {

    private static final String TWO_DAYS = "<Cube time='2026-07-02'><Cube currency='USD' rate='1.0812'/></Cube>"
            + "<Cube time=\"2026-01-05\"><Cube currency='USD' rate='1.0700'/><Cube currency='JPY' rate='161.34'/></Cube>";

    @Test
    void theDaysComeEarliestFirstAtTheHourOfFrankfurtInSummerAndWinter() {
        List<Reading> days = parse(envelope(TWO_DAYS));
        assertThat(days)
                .extracting(Reading::asOf)
                .containsExactly(Instant.parse("2026-01-05T15:00:00Z"), Instant.parse("2026-07-02T14:00:00Z"));
        assertThat(days.getFirst().mids())
                .isEqualTo(Map.of("USD", new BigDecimal("1.0700"), "JPY", new BigDecimal("161.34")));
    }

    @Test
    void aDocumentTypeIsRefusedAndNoFileIsRead(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "1.5");
        String external = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>"
                + envelope("<Cube time='2026-07-02'><Cube currency='USD' rate='1.0'/>&e;</Cube>");
        assertThatThrownBy(() -> parse(external)).isInstanceOf(BadReadingException.class);
        String laughs = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + envelope(TWO_DAYS);
        assertThatThrownBy(() -> parse(laughs)).isInstanceOf(BadReadingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "<Cube/>",
                "<Cube time='2026-07-02'/>",
                "<Cube time='yesterday'><Cube currency='USD' rate='1'/></Cube>",
                "<Cube time='2026-07-02'><Cube currency='USD' rate='N/A'/></Cube>",
                "<Cube time='2026-07-02'><Cube currency='USD' rate='1e9'/></Cube>",
                "<Cube time='2026-07-02'><Cube currency='USD'/></Cube>",
                "<Cube time='2026-07-02'><Cube currency='USD' rate='1'/><Cube currency='USD' rate='2'/></Cube>",
                "<Cube time='2026-07-02'><Cube currency='USD' rate='1'/>",
                "<Cube currency='USD' rate='1'/>"
            })
    void whatHasNoDaysWithRatesIsRefused(String content) {
        assertThatThrownBy(() -> parse(envelope(content))).isInstanceOf(BadReadingException.class);
        assertThatThrownBy(() -> parse(content)).isInstanceOf(BadReadingException.class);
    }

    @Test
    void zeroAndLessAreReadForTheCheckToJudge() {
        assertThat(parse(envelope("<Cube time='2026-07-02'><Cube currency='USD' rate='-0.5'/></Cube>"))
                        .getFirst()
                        .mids())
                .containsEntry("USD", new BigDecimal("-0.5"));
    }

    private static List<Reading> parse(String xml) {
        return EcbDocument.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String envelope(String cubes) {
        return "<gesmes:Envelope xmlns:gesmes='http://www.gesmes.org/xml/2002-08-01'"
                + " xmlns='http://www.ecb.int/vocabulary/2002-08-01/eurofxref'>"
                + "<gesmes:subject>Reference rates</gesmes:subject>"
                + "<gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>"
                + "<Cube>" + cubes + "</Cube></gesmes:Envelope>";
    }
}
