-- A forgotten payment password: a code to the phone first, then time in which its owner can call the reset off.
CREATE TABLE payment_password_reset (
    challenge_id uuid PRIMARY KEY,
    customer_id  uuid        NOT NULL REFERENCES customer,
    state        text        NOT NULL CHECK (state IN ('CODE_SENT', 'WAITING', 'DONE', 'CANCELLED')),
    created_at   timestamptz NOT NULL,
    ready_at     timestamptz,
    expires_at   timestamptz NOT NULL,
    CHECK ((state = 'CODE_SENT') <= (ready_at IS NULL))
);
CREATE UNIQUE INDEX payment_password_reset_open ON payment_password_reset (customer_id) WHERE state IN ('CODE_SENT', 'WAITING');
