package io.okpay.notification.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final UUID AGENT = UUID.fromString("0198c5f0-7d1e-7c3a-9f55-0a4b7c3d2e1f");

    private final Conversation conversation =
            new Conversation(UUID.randomUUID(), "Subject", Category.PAYMENT, null, null, NOW);

    @Test
    void theClockRunsUntilTheFirstAnswer() {
        assertThat(conversation.answerDueAt()).isEqualTo(NOW.plus(Duration.ofHours(8)));
        assertThat(conversation.isLate(NOW.plus(Duration.ofHours(9)))).isTrue();
        conversation.supportAnswered(AGENT, NOW.plusSeconds(60));
        assertThat(conversation.firstAnsweredAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(conversation.answerDueAt()).isNull();
        assertThat(conversation.isLate(NOW.plus(Duration.ofHours(9)))).isFalse();
        conversation.customerWrote(NOW.plusSeconds(120));
        assertThat(conversation.answerDueAt()).isNull();
    }

    @Test
    void theClockStandsStillWhileTheCustomerIsAsked() {
        Instant asked = NOW.plus(Duration.ofHours(3));
        conversation.supportAsked(AGENT, asked);
        assertThat(conversation.state()).isEqualTo(Conversation.State.WAITING_FOR_CUSTOMER);
        assertThat(conversation.answerDueAt()).isNull();
        assertThat(conversation.isLate(NOW.plus(Duration.ofDays(2)))).isFalse();
        Instant replied = NOW.plus(Duration.ofDays(2));
        conversation.customerWrote(replied);
        assertThat(conversation.state()).isEqualTo(Conversation.State.OPEN);
        assertThat(conversation.answerDueAt()).isEqualTo(replied.plus(Duration.ofHours(5)));
        assertThat(conversation.firstAnsweredAt()).isNull();
    }

    @Test
    void askingTwiceLosesNoTime() {
        conversation.supportAsked(AGENT, NOW.plus(Duration.ofHours(3)));
        conversation.supportAsked(AGENT, NOW.plus(Duration.ofHours(7)));
        conversation.customerWrote(NOW.plus(Duration.ofHours(10)));
        assertThat(conversation.answerDueAt()).isEqualTo(NOW.plus(Duration.ofHours(15)));
    }

    @Test
    void aResolvedOneIsOpenAgainWhenTheCustomerWritesAndAClosedOneIsNot() {
        conversation.resolve(AGENT, NOW);
        assertThat(conversation.assignee()).isEqualTo(AGENT);
        assertThatThrownBy(() -> conversation.resolve(AGENT, NOW)).hasMessage("CONVERSATION_ALREADY_RESOLVED");
        conversation.customerWrote(NOW);
        assertThat(conversation.state()).isEqualTo(Conversation.State.OPEN);
        conversation.close(NOW);
        assertThatThrownBy(() -> conversation.customerWrote(NOW)).hasMessage("CONVERSATION_CLOSED");
        assertThatThrownBy(() -> conversation.supportAnswered(AGENT, NOW)).hasMessage("CONVERSATION_CLOSED");
        assertThatThrownBy(() -> conversation.close(NOW)).hasMessage("CONVERSATION_CLOSED");
    }
}
