package io.okpay.notification.inbox;

import io.okpay.notification.message.Category;
import io.okpay.notification.message.MessageTemplate;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One thing that a customer was told. The words are chosen when it is read. */
@Entity
@Table(name = "inbox_item")
class InboxItem {

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    private Category category;

    @Enumerated(EnumType.STRING)
    private MessageTemplate template;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> variables;

    @Column(name = "payment_id")
    private @Nullable UUID paymentId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "read_at")
    private @Nullable Instant readAt;

    @SuppressWarnings("NullAway.Init")
    InboxItem() {}

    InboxItem(
            UUID id,
            UUID customerId,
            MessageTemplate template,
            Map<String, String> variables,
            @Nullable UUID paymentId,
            Instant createdAt) {
        this.id = id;
        this.customerId = customerId;
        this.category = template.category();
        this.template = template;
        this.variables = Map.copyOf(variables);
        this.paymentId = paymentId;
        this.createdAt = createdAt;
    }

    /** The first time counts. */
    void read(Instant now) {
        if (readAt == null) {
            readAt = now;
        }
    }

    UUID id() {
        return id;
    }

    UUID customerId() {
        return customerId;
    }

    Category category() {
        return category;
    }

    MessageTemplate template() {
        return template;
    }

    Map<String, String> variables() {
        return variables;
    }

    @Nullable UUID paymentId() {
        return paymentId;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant readAt() {
        return readAt;
    }
}
