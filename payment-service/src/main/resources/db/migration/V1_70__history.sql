-- The running number of a payment; the reference that people read is made of it.
ALTER TABLE payment ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;
CREATE UNIQUE INDEX payment_number ON payment (number);

-- Where a customer files a payment; each side has its own choice.
CREATE TABLE payment_category (
    payment_id  uuid        NOT NULL REFERENCES payment,
    customer_id uuid        NOT NULL,
    category    text        NOT NULL,
    chosen_at   timestamptz NOT NULL,
    PRIMARY KEY (payment_id, customer_id)
);
