-- What other services told: copies that advise, never decide.
CREATE TABLE directory_customer (
    id        uuid PRIMARY KEY,
    phone     text NOT NULL UNIQUE,
    email     text UNIQUE,
    full_name text NOT NULL,
    country   char(2) NOT NULL,
    locale    text NOT NULL
);
CREATE TABLE directory_wallet (
    id          uuid PRIMARY KEY,
    customer_id uuid,
    currency    char(3) NOT NULL,
    available   bigint  NOT NULL DEFAULT 0,
    version     bigint  NOT NULL DEFAULT 0,
    UNIQUE (customer_id, currency)
);
CREATE TABLE directory_instrument (
    id             uuid PRIMARY KEY,
    customer_id    uuid    NOT NULL,
    payment_method text    NOT NULL,
    brand          text    NOT NULL,
    last4          char(4) NOT NULL,
    expiry_month   int     NOT NULL,
    expiry_year    int     NOT NULL,
    funding        text    NOT NULL,
    removed        boolean NOT NULL DEFAULT false
);
CREATE INDEX directory_instrument_customer ON directory_instrument (customer_id);

-- Tariffs are dated data: a version is never changed once it is valid.
CREATE TABLE tariff (
    version     int PRIMARY KEY,
    valid_from  timestamptz NOT NULL UNIQUE,
    description text        NOT NULL
);
CREATE TABLE fee_rule (
    id             text    NOT NULL,
    tariff_version int     NOT NULL REFERENCES tariff,
    type           text    NOT NULL,
    funding        text,
    currency       char(3),
    basis_points   int     NOT NULL CHECK (basis_points BETWEEN 0 AND 10000),
    fixed          bigint  NOT NULL DEFAULT 0 CHECK (fixed >= 0),
    least          bigint  NOT NULL DEFAULT 0 CHECK (least >= 0),
    most           bigint CHECK (most >= least),
    PRIMARY KEY (tariff_version, id)
);
CREATE TABLE amount_limit (
    type     text NOT NULL,
    currency char(3),
    units    bigint NOT NULL,
    UNIQUE NULLS NOT DISTINCT (type, currency)
);
INSERT INTO tariff VALUES (1, '2026-01-01T00:00:00Z', 'Opening tariff');
INSERT INTO fee_rule (id, tariff_version, type, funding, currency, basis_points, fixed, least, most) VALUES
    ('transfer-local', 1, 'TRANSFER', NULL, NULL, 100, 0, 1, NULL),
    ('top-up-debit', 1, 'TOP_UP', 'DEBIT', NULL, 100, 0, 1, NULL),
    ('top-up-prepaid', 1, 'TOP_UP', 'PREPAID', NULL, 150, 0, 1, NULL),
    ('top-up-credit', 1, 'TOP_UP', 'CREDIT', NULL, 250, 0, 1, NULL);
INSERT INTO amount_limit VALUES
    ('TRANSFER', NULL, 10000), ('TOP_UP', NULL, 5000),
    ('TRANSFER', 'JPY', 1500000), ('TOP_UP', 'JPY', 750000),
    ('TRANSFER', 'KRW', 13000000), ('TOP_UP', 'KRW', 6500000),
    ('TRANSFER', 'CNY', 70000), ('TOP_UP', 'CNY', 35000),
    ('TRANSFER', 'IDR', 160000000), ('TOP_UP', 'IDR', 80000000),
    ('TRANSFER', 'INR', 850000), ('TOP_UP', 'INR', 420000);

CREATE TABLE quote (
    id              uuid PRIMARY KEY,
    customer_id     uuid        NOT NULL,
    type            text        NOT NULL,
    currency        char(3)     NOT NULL,
    received        bigint      NOT NULL,
    fee             bigint      NOT NULL,
    tariff_version  int,
    fee_rule        text,
    payer_wallet_id uuid,
    payee_id        uuid,
    payee_wallet_id uuid,
    payee_name      text,
    instrument_id   uuid,
    note            text,
    obstacles       jsonb       NOT NULL,
    used            boolean     NOT NULL DEFAULT false,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    CHECK (received >= 0 AND fee >= 0)
);

CREATE TABLE payment (
    id              uuid PRIMARY KEY,
    quote_id        uuid        NOT NULL UNIQUE REFERENCES quote,
    type            text        NOT NULL,
    state           text        NOT NULL,
    currency        char(3)     NOT NULL,
    received        bigint      NOT NULL CHECK (received > 0),
    fee             bigint      NOT NULL CHECK (fee >= 0),
    tariff_version  int         NOT NULL,
    fee_rule        text        NOT NULL,
    payer_id        uuid        NOT NULL,
    payer_name      text        NOT NULL,
    payer_wallet_id uuid,
    payee_id        uuid        NOT NULL,
    payee_name      text        NOT NULL,
    payee_wallet_id uuid        NOT NULL,
    instrument_id   uuid,
    note            text,
    transfer_id     uuid        NOT NULL UNIQUE,
    failure_code    text,
    failure_details jsonb,
    rail            text        NOT NULL,
    charge_id       text,
    attempts        int         NOT NULL DEFAULT 0,
    due_at          timestamptz,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL
);
CREATE INDEX payment_payer ON payment (payer_id, id DESC);
CREATE INDEX payment_payee ON payment (payee_id, id DESC);
CREATE INDEX payment_due ON payment (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE payment_state_change (
    payment_id uuid        NOT NULL REFERENCES payment,
    position   int         NOT NULL,
    state      text        NOT NULL,
    reason     text,
    at         timestamptz NOT NULL,
    PRIMARY KEY (payment_id, position)
);

CREATE TABLE challenge (
    id         uuid PRIMARY KEY,
    payment_id uuid        NOT NULL REFERENCES payment,
    factor     text        NOT NULL CHECK (factor IN ('OTP', 'PAYMENT_PASSWORD')),
    state      text        NOT NULL CHECK (state IN ('PENDING', 'VERIFIED', 'FAILED')),
    binding    text        NOT NULL,
    expires_at timestamptz NOT NULL,
    UNIQUE (payment_id, factor)
);
