-- Mandates for payments to come, confirmed once with both factors (PSD2 RTS Art. 14).
CREATE TABLE schedule (
    id              uuid PRIMARY KEY,
    customer_id     uuid        NOT NULL,
    type            text        NOT NULL,
    currency        char(3)     NOT NULL,
    amount          bigint      NOT NULL CHECK (amount > 0),
    amount_arrives  boolean     NOT NULL,
    most_debit      bigint      NOT NULL CHECK (most_debit > 0),
    payee_id        uuid        NOT NULL,
    payee_name      text        NOT NULL,
    instrument_id   uuid,
    note            text,
    frequency       text        NOT NULL,
    first_on        date        NOT NULL,
    last_on         date CHECK (last_on >= first_on),
    times           int CHECK (times > 0),
    time_zone       text        NOT NULL,
    state           text        NOT NULL,
    next_number     int         NOT NULL CHECK (next_number >= 0),
    due_at          timestamptz,
    failed_in_a_row int         NOT NULL,
    failure_code    text,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    CHECK (last_on IS NULL OR times IS NULL),
    CHECK (due_at IS NULL OR state IN ('REQUIRES_AUTHENTICATION', 'ACTIVE'))
);
CREATE INDEX schedule_list ON schedule (customer_id, id DESC);
CREATE INDEX schedule_due ON schedule (due_at) WHERE due_at IS NOT NULL;

-- The unique day is what pays it once, whoever is at work.
CREATE TABLE scheduled_run (
    id              uuid PRIMARY KEY,
    schedule_id     uuid        NOT NULL REFERENCES schedule,
    number          int         NOT NULL CHECK (number >= 0),
    due_on          date        NOT NULL,
    state           text        NOT NULL,
    tries           int         NOT NULL,
    payment_id      uuid UNIQUE,
    failure_code    text,
    failure_details jsonb,
    retry_at        timestamptz,
    updated_at      timestamptz NOT NULL,
    UNIQUE (schedule_id, number),
    UNIQUE (schedule_id, due_on),
    CHECK ((state = 'DELAYED') = (retry_at IS NOT NULL))
);

ALTER TABLE payment ADD COLUMN schedule_id uuid REFERENCES schedule;
