CREATE TABLE registration (
    id           uuid PRIMARY KEY,
    phone        text        NOT NULL,
    email        text,
    full_name    text        NOT NULL,
    country      char(2)     NOT NULL,
    locale       text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('STARTED', 'CODE_SENT', 'VERIFIED', 'COMPLETED', 'REFUSED', 'EXPIRED')),
    challenge_id uuid        NOT NULL UNIQUE,
    identity_id  uuid UNIQUE,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);
CREATE INDEX registration_open ON registration (state, expires_at) WHERE state IN ('STARTED', 'CODE_SENT', 'VERIFIED');

CREATE TABLE customer (
    id                uuid PRIMARY KEY,
    phone             text        NOT NULL UNIQUE,
    email             text,
    email_verified_at timestamptz,
    email_at_identity boolean     NOT NULL DEFAULT true,
    full_name         text        NOT NULL,
    country           char(2)     NOT NULL,
    locale            text        NOT NULL,
    state             text        NOT NULL CHECK (state IN ('ACTIVE', 'FROZEN', 'CLOSED')),
    registered_at     timestamptz NOT NULL
);
CREATE UNIQUE INDEX customer_verified_email ON customer (email) WHERE email_verified_at IS NOT NULL;
CREATE INDEX customer_email_not_at_identity ON customer (id) WHERE NOT email_at_identity;

CREATE TABLE email_verification (
    challenge_id uuid PRIMARY KEY,
    customer_id  uuid        NOT NULL REFERENCES customer,
    email        text        NOT NULL,
    created_at   timestamptz NOT NULL
);

CREATE TABLE payment_password (
    customer_id  uuid PRIMARY KEY,
    hash         text        NOT NULL,
    failures     int         NOT NULL DEFAULT 0,
    locks        int         NOT NULL DEFAULT 0,
    locked_until timestamptz,
    changed_at   timestamptz NOT NULL
);

CREATE TABLE payment_password_challenge (
    id          uuid PRIMARY KEY,
    customer_id uuid        NOT NULL,
    payment_id  uuid        NOT NULL,
    binding     text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('PENDING', 'VERIFIED', 'FAILED')),
    expires_at  timestamptz NOT NULL
);

CREATE TABLE instrument (
    id             uuid PRIMARY KEY,
    customer_id    uuid        NOT NULL REFERENCES customer,
    payment_method text        NOT NULL UNIQUE,
    brand          text        NOT NULL,
    last4          char(4)     NOT NULL,
    expiry_month   int         NOT NULL CHECK (expiry_month BETWEEN 1 AND 12),
    expiry_year    int         NOT NULL,
    country        char(2)     NOT NULL,
    funding        text        NOT NULL CHECK (funding IN ('CREDIT', 'DEBIT', 'PREPAID')),
    fingerprint    text        NOT NULL,
    bound_at       timestamptz NOT NULL,
    removed_at     timestamptz
);
CREATE UNIQUE INDEX instrument_in_use ON instrument (customer_id, fingerprint) WHERE removed_at IS NULL;

CREATE TABLE wallet (
    id          uuid PRIMARY KEY,
    customer_id uuid        NOT NULL REFERENCES customer,
    currency    char(3)     NOT NULL,
    opened_at   timestamptz NOT NULL,
    UNIQUE (customer_id, currency)
);
