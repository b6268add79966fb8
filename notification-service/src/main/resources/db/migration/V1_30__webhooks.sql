CREATE TABLE merchant (
    id        uuid PRIMARY KEY,
    client_id text NOT NULL UNIQUE
);

CREATE TABLE webhook_endpoint (
    id              uuid PRIMARY KEY,
    merchant_id     uuid        NOT NULL,
    url             text        NOT NULL,
    description     text        NOT NULL,
    events          text[]      NOT NULL,
    state           text        NOT NULL CHECK (state IN ('ENABLED', 'DISABLED')),
    disabled_reason text CHECK (disabled_reason IN ('BY_MERCHANT', 'GONE', 'FAILING')),
    secret          bytea       NOT NULL,
    previous_secret bytea,
    previous_until  timestamptz,
    failing_since   timestamptz,
    created_at      timestamptz NOT NULL,
    CHECK ((state = 'DISABLED') = (disabled_reason IS NOT NULL)),
    CHECK ((previous_secret IS NULL) = (previous_until IS NULL))
);
CREATE INDEX webhook_endpoint_merchant ON webhook_endpoint (merchant_id, id);

CREATE TABLE webhook_message (
    id          uuid PRIMARY KEY,
    merchant_id uuid        NOT NULL,
    event_type  text        NOT NULL,
    body        text        NOT NULL,
    created_at  timestamptz NOT NULL
);
CREATE INDEX webhook_message_created_at ON webhook_message (created_at);

CREATE TABLE webhook_delivery (
    id              uuid PRIMARY KEY,
    endpoint_id     uuid        NOT NULL REFERENCES webhook_endpoint ON DELETE CASCADE,
    message_id      uuid        NOT NULL REFERENCES webhook_message ON DELETE CASCADE,
    state           text        NOT NULL CHECK (state IN ('PENDING', 'DELIVERED', 'FAILED')),
    attempts        int         NOT NULL,
    round_attempts  int         NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    lease           uuid,
    failure         text,
    created_at      timestamptz NOT NULL,
    finished_at     timestamptz,
    UNIQUE (endpoint_id, message_id),
    CHECK ((state = 'PENDING') = (finished_at IS NULL)),
    CHECK (state = 'PENDING' OR lease IS NULL)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (endpoint_id, next_attempt_at) WHERE state = 'PENDING';
CREATE INDEX webhook_delivery_leased ON webhook_delivery (endpoint_id) WHERE lease IS NOT NULL;
CREATE INDEX webhook_delivery_page ON webhook_delivery (endpoint_id, id);
CREATE INDEX webhook_delivery_message ON webhook_delivery (message_id);

CREATE TABLE webhook_attempt (
    id              uuid PRIMARY KEY,
    delivery_id     uuid        NOT NULL REFERENCES webhook_delivery ON DELETE CASCADE,
    attempt         int         NOT NULL,
    attempted_at    timestamptz NOT NULL,
    duration_millis bigint      NOT NULL,
    status_code     int,
    failure         text,
    answer          text,
    UNIQUE (delivery_id, attempt)
);
