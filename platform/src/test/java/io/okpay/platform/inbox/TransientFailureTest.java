package io.okpay.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TransientFailureTest {

    @Test
    void aLostConnectionUnderACommitIsOneThoughTheCommitNamesItOnlyAside() {
        Exception commit = new Exception("Could not commit");
        commit.addSuppressed(new Exception("The resource failed", new SQLException("terminated", "57P01")));
        assertThat(TransientFailure.isCauseOf(new IllegalStateException(commit)))
                .isTrue();
    }

    @Test
    void aBrokenConstraintIsNone() {
        Exception commit = new Exception("Could not commit");
        commit.addSuppressed(new SQLException("check", "23514"));
        assertThat(TransientFailure.isCauseOf(new IllegalStateException(commit)))
                .isFalse();
    }
}
