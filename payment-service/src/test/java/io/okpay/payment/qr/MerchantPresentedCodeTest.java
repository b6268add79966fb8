package io.okpay.payment.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.okpay.platform.problem.ProblemException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerchantPresentedCodeTest {

    /** The example of EMV QRCPS, appendix A. */
    private static final String EXAMPLE =
            "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678"
                    + "520441115802CN5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***"
                    + "0708A60086670902ME91320016A0112233449988770708123456786304A13A";

    @Test
    void theExampleOfTheSpecificationIsRead() {
        MerchantPresentedCode code = MerchantPresentedCode.decode(EXAMPLE);
        assertThat(code.dynamic()).isTrue();
        assertThat(code.account("D15600000000")).hasValue(Map.of("00", "D15600000000", "05", "A93FO3230Q"));
        assertThat(code.account("d15600000001")).hasValue(Map.of("00", "D15600000001", "03", "12345678"));
        assertThat(code.account("io.okpay")).isEmpty();
        assertThat(code.category()).isEqualTo("4111");
        assertThat(code.currency()).isEqualTo("156");
        assertThat(code.amount()).isEqualTo("23.72");
        assertThat(code.tip()).isEqualTo(new Tip.Asked());
        assertThat(code.country()).isEqualTo("CN");
        assertThat(code.name()).isEqualTo("BEST TRANSPORT");
        assertThat(code.city()).isEqualTo("BEIJING");
        assertThat(code.language()).isEqualTo(new MerchantPresentedCode.Language("ZH", "最佳运输", "北京"));
        assertThat(code.additional()).containsEntry("07", "A6008667").hasSize(4);
        assertThat(code.extension("A011223344998877"))
                .hasValueSatisfying(own -> assertThat(own).containsEntry("07", "12345678"));
        assertThat(MerchantPresentedCode.decode(code.encode())).isEqualTo(code);
    }

    @Test
    void theChecksumIsThatOfTheSpecification() {
        assertThat(Checksum.of("123456789")).isEqualTo("29B1");
        assertThat(Checksum.of("")).isEqualTo("FFFF");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void whatIsWrittenIsReadBackTheSame(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            MerchantPresentedCode code = any(random);
            assertThat(MerchantPresentedCode.decode(code.encode())).isEqualTo(code);
        }
    }

    @Test
    void everyChangeOfOneCharacterIsDetected() {
        Random random = new Random(31);
        for (int i = 0; i < 40; i++) {
            String payload = any(random).encode();
            for (int at = 0; at < payload.length(); at++) {
                char other = (char) (' ' + random.nextInt('~' - ' '));
                String changed = payload.substring(0, at) + other + payload.substring(at + 1);
                if (!changed.equals(payload)) {
                    assertRefused(changed, null);
                }
            }
        }
    }

    @Test
    void whatIsCutOffOrSwappedIsDetected() {
        for (int end = 0; end < EXAMPLE.length(); end++) {
            assertRefused(EXAMPLE.substring(0, end), null);
        }
        for (int at = 1; at < EXAMPLE.length(); at++) {
            char[] swapped = EXAMPLE.toCharArray();
            char before = swapped[at - 1];
            swapped[at - 1] = swapped[at];
            swapped[at] = before;
            if (swapped[at] != swapped[at - 1]) {
                assertRefused(new String(swapped), null);
            }
        }
    }

    @Test
    void garbageIsRefusedAndNothingElse() {
        Random random = new Random(41);
        for (int i = 0; i < 20_000; i++) {
            String garbage = random.ints(random.nextInt(80), 0, i % 2 == 0 ? 0x80 : 0x10FFFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertRefused(garbage, null);
            assertRefused(sealed("000201" + garbage), null);
            String digits = random.ints(random.nextInt(60), '0', '4')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertRefused(sealed("000201" + digits), null);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a foreign version|000202{account}52040000{currency}{payee}|QR_VERSION_UNKNOWN",
                "an id twice|000201{account}5204000052040000{currency}{payee}|QR_INVALID",
                "an account twice|000201{account}{account}52040000{currency}{payee}|QR_INVALID",
                "no account|00020152040000{currency}{payee}|QR_INVALID",
                "an account without a scheme|00020126060102ab52040000{currency}{payee}|QR_INVALID",
                "the version not first|{account}00020152040000{currency}{payee}|QR_INVALID",
                "no category|000201{account}{currency}{payee}|QR_INVALID",
                "letters for a category|000201{account}5204abcd{currency}{payee}|QR_INVALID",
                "no currency|000201{account}52040000{payee}|QR_INVALID",
                "letters for a currency|000201{account}520400005303USD{payee}|QR_INVALID",
                "a point of initiation of another kind|000201010213{account}52040000{currency}{payee}|QR_INVALID",
                "an amount of zero|000201{account}52040000{currency}54040.00{payee}|QR_INVALID",
                "a negative amount|000201{account}52040000{currency}5402-1{payee}|QR_INVALID",
                "a tip of another kind|000201{account}52040000{currency}550204{payee}|QR_INVALID",
                "a fixed tip without its amount|000201{account}52040000{currency}550202{payee}|QR_INVALID",
                "a tip that was not announced|000201{account}52040000{currency}56011{payee}|QR_INVALID",
                "a share of nothing|000201{account}52040000{currency}55020357010{payee}|QR_INVALID",
                "a country in small letters|000201{account}52040000{currency}5802us5901A6001B|QR_INVALID",
                "no name|000201{account}52040000{currency}5802US6001B|QR_INVALID",
                "an empty name|000201{account}52040000{currency}5802US59006001B|QR_INVALID",
                "a name that is too long|000201{account}52040000{currency}5802US5926abcdefghijklmnopqrstuvwxyz6001B|QR_INVALID",
                "a name that turns the words around|000201{account}52040000{currency}5802US5902\u202Ea6001B|QR_INVALID",
                "a language without its name|000201{account}52040000{currency}{payee}64060002zh|QR_INVALID",
                "a length beyond the end|000201{account}52040000{currency}{payee}6199abc|QR_INVALID",
                "no digits for a length|000201{account}52040000{currency}{payee}61 1a|QR_INVALID"
            })
    void eachFaultOfAWellSealedCodeIsNamed(String fault, String template, String code) {
        String objects = template.replace("{account}", "26120008io.okpay")
                .replace("{currency}", "5303840")
                .replace("{payee}", "5802US5901A6001B");
        assertRefused(sealed(objects), code);
    }

    @Test
    void whatIsSealedRightAndCompleteIsRead() {
        String objects = "00020126120008io.okpay5204000053038405802US5901A6001B";
        assertThat(MerchantPresentedCode.decode(sealed(objects)).dynamic()).isFalse();
        assertRefused(objects + "6304GGGG", "QR_CHECKSUM_WRONG");
        assertRefused(sealed(objects) + "6101a", "QR_INVALID");
        assertRefused(sealed(objects + "x".repeat(512)), "QR_INVALID");
    }

    @Test
    void whatTheSpecificationDoesNotAllowIsNotWritten() {
        assertThatThrownBy(() -> code("1.00", "A", "0".repeat(100))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> code("0.00", "A", "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> code("1.00", "", "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> code("1.00", "A\nB", "0")).isInstanceOf(IllegalArgumentException.class);
    }

    private static MerchantPresentedCode code(String amount, String name, String handle) {
        return new MerchantPresentedCode(
                true,
                new TreeMap<>(Map.of(
                        "26", MerchantPresentedCode.template(new TreeMap<>(Map.of("00", "io.okpay", "01", handle))))),
                "0000",
                "840",
                amount,
                null,
                "US",
                name,
                "Online",
                null,
                new TreeMap<>(),
                null,
                new TreeMap<>());
    }

    private static void assertRefused(String payload, @Nullable String code) {
        assertThatThrownBy(() -> MerchantPresentedCode.decode(payload))
                .as(payload)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code().name())
                                .matches(code == null ? "QR_.*" : Pattern.quote(code)));
    }

    private static String sealed(String objects) {
        return objects + "6304" + Checksum.of(objects + "6304");
    }

    private static MerchantPresentedCode any(Random random) {
        TreeMap<String, String> accounts = new TreeMap<>(Map.of("26", "0008io.okpay"));
        if (random.nextBoolean()) {
            accounts.put(DataObjects.id(2 + random.nextInt(24)), words(random, 20));
            accounts.put(DataObjects.id(27 + random.nextInt(25)), "0004some01" + sized(words(random, 30)));
        }
        TreeMap<String, String> additional = new TreeMap<>();
        TreeMap<String, String> extensions = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            additional.put(DataObjects.id(1 + random.nextInt(99)), words(random, 20));
            extensions.put(DataObjects.id(80 + random.nextInt(20)), "0005other02" + sized(words(random, 10)));
        }
        return new MerchantPresentedCode(
                random.nextBoolean(),
                accounts,
                "%04d".formatted(random.nextInt(10_000)),
                "%03d".formatted(random.nextInt(1_000)),
                random.nextBoolean() ? null : (1 + random.nextInt(99_999)) + "." + random.nextInt(100),
                switch (random.nextInt(4)) {
                    case 0 -> new Tip.Asked();
                    case 1 -> new Tip.Fixed("1.50");
                    case 2 -> new Tip.Share("5.5");
                    default -> null;
                },
                "US",
                words(random, 25),
                words(random, 15),
                random.nextBoolean() ? null : words(random, 10),
                additional,
                random.nextBoolean()
                        ? null
                        : new MerchantPresentedCode.Language(
                                "zh", words(random, 25), random.nextBoolean() ? null : words(random, 15)),
                extensions);
    }

    private static String words(Random random, int most) {
        int[] some = "aZ09 .,-*中文字é😀".codePoints().toArray();
        return random.ints(1 + random.nextInt(most), 0, some.length)
                .map(i -> some[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String sized(String value) {
        return DataObjects.id(value.codePointCount(0, value.length())) + value;
    }
}
