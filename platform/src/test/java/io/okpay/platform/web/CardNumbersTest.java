package io.okpay.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424242",
                "{\"note\":\"4242 4242 4242 4242\"}",
                "card=5555-5555-5555-4444;",
                "378282246310005",
                "3782 822463 10005",
                "6011111111111117",
                "4111\u00a01111\u00a01111\u00a01111",
                "4111\u20131111\u20131111\u20131111",
                "4111/1111/1111/1111",
                "4111-1111.1111_1111",
                "4\u200b1\u200b1\u200b1\u200b1111\u200b1111\u200b1111",
                "\uff14\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11",
                "\u0664\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661",
                "\n4000056655665556\n"
            })
    void findsCardNumbersHoweverTheyAreWritten(String text) {
        assertThat(CardNumbers.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424241",
                "+4242424242424242",
                "DE89370400440532013000",
                "GB82WEST12345698765432",
                "01a205ee-8adb-7118-a304-eb27e0a7319b",
                "42424242-4242-4242-4242-424242424242",
                "837465",
                "2026-11-23T01:06:46.386Z",
                "1234567890123456"
            })
    void leavesOtherNumbersAlone(String text) {
        assertThat(CardNumbers.isIn(text)).isFalse();
    }

    @Test
    void theFirstLookRulesOutNothingThatIsACardNumber() {
        Random random = new Random(20261123);
        String[] parts = {
            "4",
            "11",
            "1111",
            "4242",
            "4242424242424242",
            "3782",
            "822463",
            "10005",
            " ",
            "-",
            ".",
            "_",
            "/",
            "a",
            "f7",
            ",",
            "\"",
            "+",
            ":",
            "x "
        };
        int found = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(1, 12); n > 0; n--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            if (CardNumbers.isInAtAnyPrice(text)) {
                found++;
                assertThat(CardNumbers.isIn(text)).as(text.toString()).isTrue();
            }
        }
        assertThat(found).isGreaterThan(5_000);
    }
}
