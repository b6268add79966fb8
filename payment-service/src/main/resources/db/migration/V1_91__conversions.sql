-- What arrives when it is in another currency, and at which rates; the row's own currency is that of what leaves.
ALTER TABLE quote
    ADD COLUMN exchange_currency char(3),
    ADD COLUMN exchange_target   bigint CHECK (exchange_target >= 0),
    ADD COLUMN exchange_at_mid   bigint,
    ADD COLUMN exchange_mid      numeric,
    ADD COLUMN exchange_rate     numeric,
    ADD COLUMN exchange_card     bigint,
    ADD CHECK ((type = 'CONVERSION') = (exchange_currency IS NOT NULL));
ALTER TABLE payment
    ADD COLUMN exchange_currency char(3),
    ADD COLUMN exchange_target   bigint CHECK (exchange_target > 0),
    ADD COLUMN exchange_at_mid   bigint CHECK (exchange_at_mid >= exchange_target),
    ADD COLUMN exchange_mid      numeric,
    ADD COLUMN exchange_rate     numeric,
    ADD COLUMN exchange_card     bigint,
    ADD CHECK ((type = 'CONVERSION') = (exchange_currency IS NOT NULL)),
    ADD CHECK ((exchange_currency IS NULL) = (exchange_card IS NULL));

-- Until the operator decides otherwise, as much may be exchanged as may be sent.
INSERT INTO limit_rule (type, period, tier, currency, units)
    SELECT 'CONVERSION', period, tier, currency, units FROM limit_rule WHERE type = 'TRANSFER';

-- A conversion into a currency that the customer does not hold waits for its wallet.
DO $$
DECLARE known text;
BEGIN
    SELECT conname INTO STRICT known FROM pg_constraint
        WHERE conrelid = 'payment'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%WITHDRAWAL%payee_wallet_id%';
    EXECUTE format('ALTER TABLE payment DROP CONSTRAINT %I', known);
END $$;
ALTER TABLE payment ADD CHECK (CASE type WHEN 'WITHDRAWAL' THEN payee_wallet_id IS NULL
    WHEN 'REFUND' THEN (payee_wallet_id IS NULL) = (instrument_id IS NOT NULL)
    WHEN 'CONVERSION' THEN payee_wallet_id IS NOT NULL OR state <> 'COMPLETED' ELSE payee_wallet_id IS NOT NULL END);
