-- What the ledger has booked of the bank's account, by the movement's name at the bank; below zero when it left the account.
CREATE TABLE bank_booking (
    payment_id uuid        NOT NULL REFERENCES payment,
    kind       text        NOT NULL CHECK (kind IN ('MOVEMENT', 'RETURN', 'GIVE_BACK')),
    currency   char(3)     NOT NULL,
    amount     bigint      NOT NULL CHECK (amount <> 0),
    booked_at  timestamptz NOT NULL,
    PRIMARY KEY (payment_id, kind)
);
CREATE INDEX bank_booking_time ON bank_booking (currency, booked_at);

-- What the bank says it booked.
CREATE TABLE bank_statement (
    day           date        NOT NULL,
    currency      char(3)     NOT NULL,
    opening       bigint      NOT NULL,
    closing       bigint      NOT NULL,
    read_at       timestamptz NOT NULL,
    PRIMARY KEY (currency, day)
);
CREATE TABLE bank_statement_entry (
    reference     text    PRIMARY KEY,
    day           date    NOT NULL,
    currency      char(3) NOT NULL,
    end_to_end_id text    NOT NULL,
    payment_id    uuid,
    kind          text    NOT NULL CHECK (kind IN ('MOVEMENT', 'RETURN', 'GIVE_BACK')),
    amount        bigint  NOT NULL,
    FOREIGN KEY (currency, day) REFERENCES bank_statement
);
CREATE INDEX bank_statement_entry_payment ON bank_statement_entry (payment_id, kind);

-- The statement's entry and the ledger's booking of each movement; two that belong together agree on the amount.
CREATE VIEW reconciliation_break AS
    SELECT coalesce(e.currency, b.currency) AS currency,
           coalesce(e.payment_id, b.payment_id) AS payment_id,
           e.end_to_end_id, e.reference, e.day,
           coalesce(e.kind, b.kind) AS kind,
           e.amount AS on_statement, b.amount AS in_ledger, b.booked_at,
           CASE WHEN b.payment_id IS NULL THEN 'NOT_IN_LEDGER'
                WHEN e.reference IS NULL THEN 'NOT_ON_STATEMENT'
                ELSE 'AMOUNT_DIFFERS' END AS difference
    FROM bank_statement_entry e
    FULL JOIN bank_booking b ON b.payment_id = e.payment_id AND b.kind = e.kind AND b.currency = e.currency
    WHERE (e.amount IS DISTINCT FROM b.amount)
      AND (e.reference IS NOT NULL OR b.booked_at < (
          SELECT least(max(s.day) + 1, max(s.read_at)::timestamp) FROM bank_statement s WHERE s.currency = b.currency) AT TIME ZONE 'UTC');
