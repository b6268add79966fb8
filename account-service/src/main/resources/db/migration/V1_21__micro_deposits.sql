-- What the bank was asked to deposit, written before it is asked: a repetition after a time-out names the same deposit, and nobody
-- draws deposits without end by binding and removing.
CREATE TABLE micro_deposit (
    instrument_id  uuid PRIMARY KEY,
    customer_id    uuid        NOT NULL REFERENCES customer,
    holder         text        NOT NULL,
    country        char(2)     NOT NULL,
    currency       char(3)     NOT NULL,
    account_number text        NOT NULL,
    routing_number text,
    ordered_at     timestamptz NOT NULL
);
CREATE INDEX micro_deposit_customer ON micro_deposit (customer_id, ordered_at);
