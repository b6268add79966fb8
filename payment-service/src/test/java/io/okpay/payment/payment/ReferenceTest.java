package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void aReferenceLeadsBackToItsNumberHoweverItIsWritten() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 10_000; i++) {
            long number = i < 100 ? i : random.nextLong(1L << 35);
            String reference = Reference.of(number);
            assertThat(reference).matches("P(-[0-9A-HJKMNP-TV-Z]{4}){2}");
            assertThat(Reference.number(reference)).hasValue(number);
            assertThat(Reference.number(reference.toLowerCase(Locale.ROOT).replace("-", "")))
                    .hasValue(number);
            assertThat(Reference.number(
                            " " + reference.substring(2).replace('0', 'o').replace('1', 'l')))
                    .hasValue(number);
        }
    }

    @Test
    void oneWrongCharacterIsNoticed() {
        String reference = Reference.of(4711).replace("-", "").substring(1);
        for (int i = 0; i < reference.length(); i++) {
            for (String wrong : DIGITS.split("", -1)) {
                if (!reference.startsWith(wrong, i) && !wrong.isEmpty()) {
                    assertThat(Reference.number(reference.substring(0, i) + wrong + reference.substring(i + 1)))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void numbersThatFollowEachOtherDoNotLookIt() {
        Set<String> starts = new HashSet<>();
        for (int number = 1; number <= 200; number++) {
            starts.add(Reference.of(number).substring(0, 4));
        }
        assertThat(starts).hasSizeGreaterThan(150);
    }

    @Test
    void otherWordsAreNoReference() {
        for (String word : new String[] {"", "P", "rent", "P-7F3K-2M9", "UUUUUUUU", "早餐早餐早餐早餐"}) {
            assertThat(Reference.number(word)).isEmpty();
        }
    }
}
