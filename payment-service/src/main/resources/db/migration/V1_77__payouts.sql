-- What merchants pay out in bulk: validated as a whole, confirmed once, paid line by line.
CREATE TABLE payout (
    id             uuid PRIMARY KEY,
    merchant_id    uuid        NOT NULL REFERENCES merchant,
    merchant_name  text        NOT NULL,
    wallet_id      uuid        NOT NULL,
    reference      text        NOT NULL,
    currency       char(3)     NOT NULL,
    lines          int         NOT NULL CHECK (lines > 0),
    total          bigint      NOT NULL CHECK (total > 0),
    fee            bigint      NOT NULL CHECK (fee >= 0),
    tariff_version int         NOT NULL,
    state          text        NOT NULL CHECK (state IN
        ('VALIDATED', 'PROCESSING', 'COMPLETED', 'PARTIALLY_COMPLETED', 'FAILED', 'CANCELLED', 'EXPIRED')),
    created_at     timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    confirmed_at   timestamptz,
    ended_at       timestamptz,
    UNIQUE (merchant_id, reference),
    CHECK (confirmed_at IS NOT NULL OR state IN ('VALIDATED', 'CANCELLED', 'EXPIRED')),
    CHECK ((state IN ('VALIDATED', 'PROCESSING')) = (ended_at IS NULL))
);
CREATE INDEX payout_list ON payout (merchant_id, id DESC);
CREATE INDEX payout_processing ON payout (confirmed_at) WHERE state = 'PROCESSING';
CREATE INDEX payout_due ON payout (expires_at) WHERE state = 'VALIDATED';

CREATE TABLE payout_line (
    payout_id       uuid        NOT NULL REFERENCES payout,
    number          int         NOT NULL,
    line_reference  text        NOT NULL,
    payee_id        uuid        NOT NULL,
    payee_name      text        NOT NULL,
    payee_wallet_id uuid        NOT NULL,
    amount          bigint      NOT NULL CHECK (amount > 0),
    fee             bigint      NOT NULL CHECK (fee >= 0),
    fee_rule        text        NOT NULL,
    note            text,
    state           text        NOT NULL CHECK (state IN ('PENDING', 'PROCESSING', 'PAID', 'FAILED')),
    payment_id      uuid UNIQUE,
    failure_code    text,
    failure_details jsonb,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (payout_id, number),
    UNIQUE (payout_id, line_reference),
    CHECK ((state = 'PENDING') = (payment_id IS NULL)),
    CHECK ((state = 'FAILED') = (failure_code IS NOT NULL))
);
CREATE INDEX payout_line_state ON payout_line (payout_id, state, number);

-- A line is paid by a payment of its own, which nobody quoted: the payout was priced as a whole.
ALTER TABLE payment ADD COLUMN payout_id uuid REFERENCES payout;
DO $$
DECLARE
    name text;
BEGIN
    SELECT conname INTO STRICT name FROM pg_constraint
    WHERE conrelid = 'payment'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%quote_id IS NULL%';
    EXECUTE format('ALTER TABLE payment DROP CONSTRAINT %I', name);
END $$;
ALTER TABLE payment ADD CONSTRAINT payment_quoted
    CHECK ((type = 'REFUND' OR payout_id IS NOT NULL) = (quote_id IS NULL));
