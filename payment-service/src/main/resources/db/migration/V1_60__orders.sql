-- Merchants as account-service tells them, and what they ask to be paid.
CREATE TABLE merchant (
    id            uuid PRIMARY KEY,
    name          text    NOT NULL,
    client_id     text    NOT NULL UNIQUE,
    country       char(2) NOT NULL,
    city          text    NOT NULL,
    category_code char(4) NOT NULL
);
CREATE TABLE merchant_order (
    id          uuid PRIMARY KEY,
    merchant_id uuid        NOT NULL REFERENCES merchant,
    reference   text        NOT NULL,
    description text        NOT NULL,
    currency    char(3)     NOT NULL,
    amount      bigint      NOT NULL CHECK (amount > 0),
    fee         bigint CHECK (fee BETWEEN 0 AND amount),
    state       text        NOT NULL CHECK (state IN ('CREATED', 'PAID', 'EXPIRED', 'CANCELLED')),
    payment_id  uuid UNIQUE,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    UNIQUE (merchant_id, reference),
    CHECK ((state = 'PAID') = (fee IS NOT NULL)),
    CHECK (state <> 'PAID' OR payment_id IS NOT NULL),
    CHECK (state IN ('CREATED', 'PAID') OR payment_id IS NULL)
);
CREATE INDEX merchant_order_list ON merchant_order (merchant_id, id DESC);
CREATE INDEX merchant_order_due ON merchant_order (expires_at) WHERE state = 'CREATED' AND payment_id IS NULL;
ALTER TABLE quote ADD COLUMN order_id uuid;
ALTER TABLE payment ADD COLUMN order_id uuid;
