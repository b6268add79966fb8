-- What a fee depends on: more than type, card and currency. A rule without a value is for any.
ALTER TABLE fee_rule RENAME COLUMN funding TO instrument;
UPDATE fee_rule SET instrument = instrument || '_CARD';
ALTER TABLE fee_rule
    ADD COLUMN corridor     text CHECK (corridor IN ('LOCAL', 'INTERNATIONAL')),
    ADD COLUMN from_country char(2),
    ADD COLUMN to_country   char(2),
    ADD COLUMN tier         text,
    ADD COLUMN amount_from  bigint CHECK (amount_from >= 0),
    ADD COLUMN amount_below bigint CHECK (amount_below > 0),
    ADD CHECK (amount_from < amount_below),
    ADD CHECK (instrument IN ('WALLET', 'BANK_ACCOUNT', 'DEBIT_CARD', 'CREDIT_CARD', 'PREPAID_CARD')),
    -- a count of minor units means money only in a named currency; the least unit of any is the one exception
    ADD CHECK (currency IS NOT NULL
        OR (fixed = 0 AND least <= 1 AND most IS NULL AND amount_from IS NULL AND amount_below IS NULL));

-- The opening tariff, whole: what is sold later finds its price here.
UPDATE fee_rule SET corridor = 'LOCAL' WHERE id = 'transfer-local';
INSERT INTO fee_rule (id, tariff_version, type, instrument, corridor, basis_points, least) VALUES
    ('transfer-international', 1, 'TRANSFER', NULL, 'INTERNATIONAL', 350, 1),
    ('top-up-bank', 1, 'TOP_UP', 'BANK_ACCOUNT', NULL, 50, 1),
    ('withdrawal-local', 1, 'WITHDRAWAL', NULL, 'LOCAL', 150, 1),
    ('withdrawal-local-bank', 1, 'WITHDRAWAL', 'BANK_ACCOUNT', 'LOCAL', 100, 1),
    ('withdrawal-international', 1, 'WITHDRAWAL', NULL, 'INTERNATIONAL', 400, 1),
    ('withdrawal-international-bank', 1, 'WITHDRAWAL', 'BANK_ACCOUNT', 'INTERNATIONAL', 350, 1),
    ('merchant-local', 1, 'MERCHANT_PAYMENT', NULL, 'LOCAL', 100, 1),
    ('merchant-local-debit', 1, 'MERCHANT_PAYMENT', 'DEBIT_CARD', 'LOCAL', 150, 1),
    ('merchant-local-prepaid', 1, 'MERCHANT_PAYMENT', 'PREPAID_CARD', 'LOCAL', 200, 1),
    ('merchant-local-credit', 1, 'MERCHANT_PAYMENT', 'CREDIT_CARD', 'LOCAL', 250, 1),
    ('merchant-international', 1, 'MERCHANT_PAYMENT', NULL, 'INTERNATIONAL', 350, 1),
    ('merchant-international-debit', 1, 'MERCHANT_PAYMENT', 'DEBIT_CARD', 'INTERNATIONAL', 400, 1),
    ('merchant-international-prepaid', 1, 'MERCHANT_PAYMENT', 'PREPAID_CARD', 'INTERNATIONAL', 450, 1),
    ('merchant-international-credit', 1, 'MERCHANT_PAYMENT', 'CREDIT_CARD', 'INTERNATIONAL', 500, 1);

-- One person drafts, another publishes, and only what begins later.
ALTER TABLE tariff
    ADD COLUMN drafted_by   uuid,
    ADD COLUMN drafted_at   timestamptz,
    ADD COLUMN published_by uuid,
    ADD COLUMN published_at timestamptz,
    ADD CHECK (published_by <> drafted_by),
    ADD CHECK (published_at < valid_from),
    ADD CHECK (drafted_by IS NULL OR (published_by IS NULL) = (published_at IS NULL));
ALTER TABLE tariff DROP CONSTRAINT tariff_valid_from_key;
CREATE UNIQUE INDEX tariff_valid_from ON tariff (valid_from) WHERE published_at IS NOT NULL;
UPDATE tariff SET published_at = '2025-12-31T00:00:00Z' WHERE version = 1;

CREATE FUNCTION refuse_change_of_published_tariff() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'tariff' THEN
        IF OLD.published_at IS NULL THEN
            RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
        END IF;
    ELSE
        -- with the lock, no rule slips into a tariff that is being published
        PERFORM FROM tariff WHERE version IN (OLD.tariff_version, NEW.tariff_version) FOR SHARE;
        PERFORM FROM tariff WHERE version IN (OLD.tariff_version, NEW.tariff_version) AND published_at IS NOT NULL;
        IF NOT FOUND THEN
            RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
        END IF;
    END IF;
    RAISE EXCEPTION '% of a published % is not allowed', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER published_tariff_stays
    BEFORE UPDATE OR DELETE ON tariff
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_tariff();
CREATE TRIGGER published_fee_rule_stays
    BEFORE INSERT OR UPDATE OR DELETE ON fee_rule
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_tariff();
CREATE TRIGGER tariffs_stay
    BEFORE TRUNCATE ON tariff
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fee_rules_stay
    BEFORE TRUNCATE ON fee_rule
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
