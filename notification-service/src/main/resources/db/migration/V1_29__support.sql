CREATE TABLE support_conversation (
    id                uuid PRIMARY KEY,
    customer_id       uuid        NOT NULL,
    subject           text        NOT NULL,
    category          text        NOT NULL,
    payment_id        uuid,
    state             text        NOT NULL CHECK (state IN ('OPEN', 'WAITING_FOR_CUSTOMER', 'RESOLVED', 'CLOSED')),
    assignee          uuid,
    -- the event that opened it, once
    source            text UNIQUE,
    opened_at         timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    first_answered_at timestamptz,
    -- until when the first answer is due; while the customer is asked, what is left stands still
    answer_due_at     timestamptz,
    clock_left        bigint,
    resolved_at       timestamptz,
    rating            int CHECK (rating BETWEEN 1 AND 5),
    rating_comment    text,
    CHECK (answer_due_at IS NULL OR clock_left IS NULL)
);
CREATE INDEX support_conversation_customer ON support_conversation (customer_id, id DESC);
CREATE INDEX support_conversation_open ON support_conversation (answer_due_at, id) WHERE state IN ('OPEN', 'WAITING_FOR_CUSTOMER');
CREATE INDEX support_conversation_resolved ON support_conversation (resolved_at) WHERE state = 'RESOLVED';

-- What was said and what became of the conversation, in one order: each row is written under the conversation's lock.
CREATE TABLE support_entry (
    sequence        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id uuid        NOT NULL REFERENCES support_conversation,
    kind            text        NOT NULL CHECK (kind IN ('MESSAGE', 'ATTACHMENT', 'STATE')),
    author          text        NOT NULL CHECK (author IN ('CUSTOMER', 'SUPPORT', 'SYSTEM')),
    author_id       uuid,
    text            text        NOT NULL,
    attachment_id   uuid,
    at              timestamptz NOT NULL
);
CREATE INDEX support_entry_conversation ON support_entry (conversation_id, sequence);

CREATE TABLE support_attachment (
    id              uuid PRIMARY KEY,
    conversation_id uuid        NOT NULL REFERENCES support_conversation,
    name            text        NOT NULL,
    media_type      text        NOT NULL,
    content         bytea       NOT NULL,
    at              timestamptz NOT NULL
);
CREATE INDEX support_attachment_conversation ON support_attachment (conversation_id);

CREATE TABLE contact_channel (
    slug     text PRIMARY KEY,
    place    int  NOT NULL,
    kind     text NOT NULL CHECK (kind IN ('CONVERSATION', 'PHONE', 'EMAIL', 'POST')),
    value    text NOT NULL,
    name_en  text NOT NULL,
    name_zh  text NOT NULL,
    hours_en text NOT NULL,
    hours_zh text NOT NULL
);
INSERT INTO contact_channel (slug, place, kind, value, name_en, name_zh, hours_en, hours_zh) VALUES
    ('conversation', 1, 'CONVERSATION', '/v1/support-conversations', 'Conversation in the app', '应用内客服会话', 'Every day, answered within hours', '每天，数小时内答复'),
    ('emergency', 2, 'PHONE', '+18005550199', 'Lost phone or strange payment', '手机丢失或异常付款', 'Day and night', '全天二十四小时'),
    ('email', 3, 'EMAIL', 'support@okpay.example', 'E-mail', '电子邮件', 'Answered on working days', '工作日答复');
