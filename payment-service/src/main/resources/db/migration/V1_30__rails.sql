-- Bank accounts beside cards.
ALTER TABLE directory_instrument ADD COLUMN kind text;
UPDATE directory_instrument SET kind = funding || '_CARD';
ALTER TABLE directory_instrument ALTER COLUMN kind SET NOT NULL;
ALTER TABLE directory_instrument DROP COLUMN funding;
ALTER TABLE directory_instrument ALTER COLUMN payment_method DROP NOT NULL;
ALTER TABLE directory_instrument ALTER COLUMN expiry_month DROP NOT NULL;
ALTER TABLE directory_instrument ALTER COLUMN expiry_year DROP NOT NULL;
ALTER TABLE directory_instrument ADD COLUMN currency char(3);
ALTER TABLE directory_instrument ADD COLUMN country char(2);
ALTER TABLE directory_instrument ADD COLUMN holder text;
ALTER TABLE directory_instrument ADD COLUMN account_number text;
ALTER TABLE directory_instrument ADD COLUMN routing_number text;
ALTER TABLE directory_instrument ADD CHECK ((kind = 'BANK_ACCOUNT') = (account_number IS NOT NULL));
ALTER TABLE directory_instrument ADD CHECK ((kind = 'BANK_ACCOUNT') = (payment_method IS NULL));

-- What a payment does outside, and the hold that keeps its money meanwhile.
ALTER TABLE payment ADD COLUMN instrument_kind text;
UPDATE payment SET instrument_kind = i.kind FROM directory_instrument i WHERE i.id = payment.instrument_id;
ALTER TABLE payment RENAME COLUMN rail TO rail_step;
ALTER TABLE payment RENAME COLUMN charge_id TO rail_reference;
ALTER TABLE payment ADD COLUMN hold_id uuid UNIQUE;
ALTER TABLE payment ADD COLUMN taken_back_id uuid UNIQUE;
ALTER TABLE payment ALTER COLUMN payee_wallet_id DROP NOT NULL;
ALTER TABLE payment ADD CHECK ((type = 'WITHDRAWAL') = (payee_wallet_id IS NULL));
ALTER TABLE payment ADD CHECK (instrument_id IS NULL OR instrument_kind IS NOT NULL);

-- Callbacks that were received: each has its effect once.
CREATE TABLE rail_callback (
    rail        text        NOT NULL,
    id          text        NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (rail, id)
);

-- What a person has to decide.
CREATE TABLE operator_case (
    id          uuid PRIMARY KEY,
    kind        text        NOT NULL,
    payment_id  uuid        NOT NULL REFERENCES payment,
    details     jsonb       NOT NULL,
    opened_at   timestamptz NOT NULL,
    decision    text,
    note        text,
    proposed_by uuid,
    proposed_at timestamptz,
    closed_by   uuid CHECK (closed_by <> proposed_by),
    closed_at   timestamptz,
    CHECK ((decision IS NULL) = (proposed_at IS NULL))
);
CREATE UNIQUE INDEX operator_case_open ON operator_case (payment_id, kind) WHERE closed_at IS NULL;
