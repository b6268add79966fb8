package io.okpay.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPositionTest {

    @Test
    void aPositionIsReadAsItWasWritten() {
        StreamPosition position = new StreamPosition(812, 7);
        assertThat(StreamPosition.parse(position.toString())).contains(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.", ".1", "-1.2", "1.2.3", "1.x", "9999999999999999999.1", "1 .2"})
    void anythingElseIsNone(String text) {
        assertThat(StreamPosition.parse(text)).isEmpty();
    }
}
