-- Bank accounts beside cards, and one instrument that goes first.
ALTER TABLE instrument ADD COLUMN kind text NOT NULL DEFAULT 'CARD' CHECK (kind IN ('CARD', 'BANK_ACCOUNT'));
ALTER TABLE instrument ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE instrument ALTER COLUMN payment_method DROP NOT NULL;
ALTER TABLE instrument ALTER COLUMN brand DROP NOT NULL;
ALTER TABLE instrument ALTER COLUMN expiry_month DROP NOT NULL;
ALTER TABLE instrument ALTER COLUMN expiry_year DROP NOT NULL;
ALTER TABLE instrument ALTER COLUMN funding DROP NOT NULL;
ALTER TABLE instrument ADD COLUMN preferred boolean NOT NULL DEFAULT false;
ALTER TABLE instrument ADD COLUMN holder text;
ALTER TABLE instrument ADD COLUMN currency char(3);
ALTER TABLE instrument ADD COLUMN account_number text;
ALTER TABLE instrument ADD COLUMN routing_number text;
ALTER TABLE instrument ADD COLUMN bank_name text;
ALTER TABLE instrument ADD COLUMN verification_id text;
ALTER TABLE instrument ADD COLUMN verified_at timestamptz;
ALTER TABLE instrument ADD COLUMN exhausted_at timestamptz CHECK (verified_at IS NULL OR exhausted_at IS NULL);
ALTER TABLE instrument ADD CHECK (kind <> 'CARD'
    OR (payment_method IS NOT NULL AND brand IS NOT NULL AND expiry_month IS NOT NULL AND expiry_year IS NOT NULL AND funding IS NOT NULL));
ALTER TABLE instrument ADD CHECK (kind <> 'BANK_ACCOUNT'
    OR (holder IS NOT NULL AND currency IS NOT NULL AND account_number IS NOT NULL AND bank_name IS NOT NULL AND verification_id IS NOT NULL));

UPDATE instrument SET preferred = true WHERE id IN (
    SELECT DISTINCT ON (customer_id) id FROM instrument WHERE removed_at IS NULL ORDER BY customer_id, bound_at, id);
CREATE UNIQUE INDEX instrument_preferred ON instrument (customer_id) WHERE preferred AND removed_at IS NULL;
