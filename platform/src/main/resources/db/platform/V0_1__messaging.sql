-- Columns of Debezium's outbox event router; sequence keeps the order of writing.
CREATE TABLE outbox_event (
    sequence           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id                 uuid        NOT NULL UNIQUE,
    aggregatetype      text        NOT NULL,
    aggregateid        text        NOT NULL,
    type               text        NOT NULL,
    payload            jsonb       NOT NULL,
    tracingspancontext text,
    created_at         timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE inbox_event (
    event_id    uuid        NOT NULL,
    consumer    text        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (event_id, consumer)
);
CREATE INDEX inbox_event_received_at ON inbox_event (received_at);

CREATE TABLE idempotency_key (
    caller       text        NOT NULL,
    operation    text        NOT NULL,
    key          text        NOT NULL,
    request_hash text        NOT NULL,
    status       int         NOT NULL,
    location     text,
    body         text        NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (caller, operation, key)
);
CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at);
