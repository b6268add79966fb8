CREATE TABLE otp_challenge (
    id           uuid PRIMARY KEY,
    kind         text        NOT NULL CHECK (kind IN ('REAL', 'DECOY', 'UNKNOWN')),
    purpose      text        NOT NULL CHECK (purpose IN ('REGISTRATION', 'PAYMENT', 'EMAIL_VERIFICATION')),
    channel      text        NOT NULL CHECK (channel IN ('SMS', 'EMAIL')),
    recipient    text        NOT NULL,
    locale       text        NOT NULL,
    customer_id  uuid,
    binding      text,
    key_id       text        NOT NULL,
    code_hash    bytea       NOT NULL,
    sealed       bytea,
    state        text        NOT NULL CHECK (state IN ('PENDING', 'VERIFIED', 'LOCKED', 'EXPIRED', 'REFUSED')),
    failures     int         NOT NULL CHECK (failures >= 0),
    sent_at      timestamptz NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    retry_at     timestamptz,
    CHECK (purpose = 'REGISTRATION' OR customer_id IS NOT NULL),
    CHECK (state = 'PENDING' OR sealed IS NULL)
);
CREATE INDEX otp_challenge_pending ON otp_challenge (expires_at) WHERE state = 'PENDING';
CREATE INDEX otp_challenge_created_at ON otp_challenge (created_at);

-- One row for each subject: how often it was used since the window began.
CREATE TABLE quota (
    subject    text PRIMARY KEY,
    started_at timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    used       int         NOT NULL
);
CREATE INDEX quota_ends_at ON quota (ends_at);

CREATE TABLE message (
    id              uuid PRIMARY KEY,
    sequence        bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    channel         text        NOT NULL CHECK (channel IN ('SMS', 'EMAIL')),
    recipient       text        NOT NULL,
    language        text        NOT NULL CHECK (language IN ('EN', 'ZH_CN')),
    template        text        NOT NULL,
    urgent          boolean     NOT NULL,
    sealed          bytea,
    state           text        NOT NULL CHECK (state IN ('PENDING', 'SENT', 'FAILED')),
    attempts        int         NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    expires_at      timestamptz,
    failure         text,
    provider_id     text,
    created_at      timestamptz NOT NULL,
    finished_at     timestamptz,
    CHECK ((state = 'PENDING') = (sealed IS NOT NULL)),
    CHECK ((state = 'PENDING') = (finished_at IS NULL))
);
CREATE INDEX message_pending ON message (channel, recipient, urgent, sequence) WHERE state = 'PENDING';
CREATE INDEX message_due ON message (next_attempt_at) WHERE state = 'PENDING';
CREATE INDEX message_finished_at ON message (finished_at) WHERE state <> 'PENDING';

CREATE TABLE contact (
    customer_id uuid PRIMARY KEY,
    phone       text        NOT NULL,
    email       text,
    full_name   text        NOT NULL,
    locale      text        NOT NULL,
    known_since timestamptz NOT NULL
);
