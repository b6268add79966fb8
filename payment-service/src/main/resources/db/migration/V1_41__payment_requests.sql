-- Somebody asks a person for money. Who is asked is kept as the asker named them: nobody learns here who is a customer.
CREATE TABLE payment_request (
    id            uuid PRIMARY KEY,
    asker_id      uuid        NOT NULL,
    payer_address text        NOT NULL,
    payer_id      uuid,
    currency      char(3)     NOT NULL,
    amount        bigint      NOT NULL CHECK (amount > 0),
    note          text,
    state         text        NOT NULL CHECK (state IN ('OPEN', 'PAID', 'DECLINED', 'CANCELLED', 'EXPIRED')),
    payment_id    uuid UNIQUE,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    CHECK (state NOT IN ('PAID', 'DECLINED') OR payer_id IS NOT NULL),
    CHECK (state <> 'PAID' OR payment_id IS NOT NULL),
    CHECK (state IN ('OPEN', 'PAID') OR payment_id IS NULL)
);
CREATE INDEX payment_request_asker ON payment_request (asker_id, id DESC);
CREATE INDEX payment_request_payer ON payment_request (payer_id, id DESC);
CREATE INDEX payment_request_address ON payment_request (payer_address, id DESC) WHERE payer_id IS NULL;
CREATE INDEX payment_request_pair ON payment_request (asker_id, payer_address) WHERE state = 'OPEN';
CREATE INDEX payment_request_due ON payment_request (expires_at) WHERE state = 'OPEN' AND payment_id IS NULL;
