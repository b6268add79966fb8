-- A refund is a payment of its own, from the payee back to the payer, tied to what it refunds.
ALTER TABLE payment ALTER COLUMN quote_id DROP NOT NULL;
ALTER TABLE payment ALTER COLUMN tariff_version DROP NOT NULL;
ALTER TABLE payment ALTER COLUMN fee_rule DROP NOT NULL;
ALTER TABLE payment ADD COLUMN original_id uuid REFERENCES payment;
-- Of an original: what its refunds have claimed, and what of that has arrived. Of a refund: the share of the fee that it returns.
ALTER TABLE payment ADD COLUMN refund_claimed bigint NOT NULL DEFAULT 0;
ALTER TABLE payment ADD COLUMN refunded bigint NOT NULL DEFAULT 0;
ALTER TABLE payment ADD COLUMN fee_returned bigint NOT NULL DEFAULT 0;
ALTER TABLE payment ADD CHECK (refunded BETWEEN 0 AND refund_claimed AND refund_claimed <= received);
ALTER TABLE payment ADD CHECK (fee_returned >= 0);
ALTER TABLE payment ADD CHECK ((type = 'REFUND') = (original_id IS NOT NULL));
ALTER TABLE payment ADD CHECK ((type = 'REFUND') = (quote_id IS NULL));
CREATE INDEX payment_original ON payment (original_id) WHERE original_id IS NOT NULL;

-- Which payments may be refunded, for how long, and which share of the fee goes back to the payer, in hundredths of a percent.
CREATE TABLE refund_policy (
    type             text PRIMARY KEY,
    days             int NOT NULL CHECK (days > 0),
    fee_basis_points int NOT NULL CHECK (fee_basis_points BETWEEN 0 AND 10000)
);
INSERT INTO refund_policy VALUES ('TRANSFER', 180, 0), ('MERCHANT_PAYMENT', 180, 0);
