-- Where money may go abroad, on what terms. Amounts are minor units of the currency that arrives.
CREATE TABLE corridor (
    id               text PRIMARY KEY CHECK (id ~ '^[a-z0-9-]{1,40}$'),
    from_country     char(2),
    to_country       char(2)     NOT NULL,
    currency         char(3),
    method           text        NOT NULL CHECK (method IN ('WALLET', 'BANK_ACCOUNT')),
    open             boolean     NOT NULL,
    closed_because   text,
    least            bigint      CHECK (least > 0),
    most             bigint      CHECK (most >= least),
    address_required boolean     NOT NULL DEFAULT false,
    bic_required     boolean     NOT NULL DEFAULT false,
    purposes         text[]      NOT NULL DEFAULT '{}',
    cut_off          time,
    zone             text,
    business_days    int         CHECK (business_days BETWEEN 0 AND 10),
    UNIQUE NULLS NOT DISTINCT (from_country, to_country, currency, method),
    CHECK (open = (closed_because IS NULL)),
    CHECK (currency IS NOT NULL OR (method = 'WALLET' AND least IS NULL AND most IS NULL)),
    CHECK ((method = 'BANK_ACCOUNT') = (cut_off IS NOT NULL AND zone IS NOT NULL AND business_days IS NOT NULL))
);
-- Who opened and closed what.
CREATE TABLE corridor_change (
    corridor_id text        NOT NULL REFERENCES corridor,
    at          timestamptz NOT NULL,
    changed_by  uuid        NOT NULL,
    open        boolean     NOT NULL,
    reason      text
);
CREATE INDEX corridor_change_corridor ON corridor_change (corridor_id, at DESC);
CREATE TRIGGER corridor_changes_stay
    BEFORE UPDATE OR DELETE ON corridor_change
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- From wallet to wallet, to any country in which the suite has customers, in any currency that has a rate.
INSERT INTO corridor (id, to_country, method, open)
    SELECT lower(country) || '-wallet', country, 'WALLET', true FROM unnest(ARRAY[
        'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT',
        'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'CH', 'NO', 'IS', 'LI', 'US', 'CA', 'MX', 'BR', 'AU', 'NZ', 'JP', 'CN', 'HK', 'TW',
        'SG', 'MY', 'TH', 'PH', 'ID', 'IN', 'KR', 'AE', 'BH', 'KW', 'SA', 'IL', 'TR', 'ZA', 'NG', 'KE', 'EG']) AS country;

-- To bank accounts: the euro area by SEPA, others by correspondents.
INSERT INTO corridor (id, to_country, currency, method, open, least, most, cut_off, zone, business_days)
    SELECT lower(country) || '-eur-bank', country, 'EUR', 'BANK_ACCOUNT', true, 1, 10000000, '15:00', 'Europe/Brussels', 1
    FROM unnest(ARRAY['AT', 'BE', 'CY', 'DE', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PT', 'SI', 'SK'])
        AS country;
INSERT INTO corridor (id, to_country, currency, method, open, least, most, address_required, bic_required, purposes, cut_off, zone, business_days) VALUES
    ('us-usd-bank', 'US', 'USD', 'BANK_ACCOUNT', true, 100, 25000000, true, false, '{}', '16:00', 'America/New_York', 2),
    ('gb-gbp-bank', 'GB', 'GBP', 'BANK_ACCOUNT', true, 1, 25000000, false, false, '{}', '16:00', 'Europe/London', 1),
    ('ch-chf-bank', 'CH', 'CHF', 'BANK_ACCOUNT', true, 1, 25000000, true, false, '{}', '14:00', 'Europe/Zurich', 1),
    ('no-nok-bank', 'NO', 'NOK', 'BANK_ACCOUNT', true, 100, 100000000, false, false, '{}', '13:00', 'Europe/Oslo', 1),
    ('se-sek-bank', 'SE', 'SEK', 'BANK_ACCOUNT', true, 100, 100000000, false, false, '{}', '13:00', 'Europe/Stockholm', 1),
    ('dk-dkk-bank', 'DK', 'DKK', 'BANK_ACCOUNT', true, 100, 100000000, false, false, '{}', '13:00', 'Europe/Copenhagen', 1),
    ('pl-pln-bank', 'PL', 'PLN', 'BANK_ACCOUNT', true, 100, 100000000, false, false, '{}', '13:00', 'Europe/Warsaw', 1),
    ('cz-czk-bank', 'CZ', 'CZK', 'BANK_ACCOUNT', true, 100, 500000000, false, false, '{}', '13:00', 'Europe/Prague', 1),
    ('hu-huf-bank', 'HU', 'HUF', 'BANK_ACCOUNT', true, 10000, 5000000000, false, false, '{}', '13:00', 'Europe/Budapest', 1),
    ('ro-ron-bank', 'RO', 'RON', 'BANK_ACCOUNT', true, 100, 100000000, false, false, '{}', '13:00', 'Europe/Bucharest', 1),
    ('tr-try-bank', 'TR', 'TRY', 'BANK_ACCOUNT', true, 1000, 500000000, true, true, '{}', '14:00', 'Europe/Istanbul', 2),
    ('il-ils-bank', 'IL', 'ILS', 'BANK_ACCOUNT', true, 100, 50000000, true, true, '{}', '12:00', 'Asia/Jerusalem', 2),
    ('ae-aed-bank', 'AE', 'AED', 'BANK_ACCOUNT', true, 1000, 50000000, true, true,
        '{SALA,SUPP,GDDS,SCVE,RENT,EDUC,MDCS,GIFT,CHAR,SAVG,INVS,LOAN}', '12:00', 'Asia/Dubai', 2),
    ('bh-bhd-bank', 'BH', 'BHD', 'BANK_ACCOUNT', true, 1000, 50000000, true, true, '{}', '12:00', 'Asia/Bahrain', 2),
    ('kw-kwd-bank', 'KW', 'KWD', 'BANK_ACCOUNT', true, 1000, 50000000, true, true,
        '{SALA,SUPP,GDDS,SCVE,RENT,EDUC,MDCS,GIFT,CHAR,SAVG,INVS,LOAN}', '12:00', 'Asia/Kuwait', 2),
    ('in-inr-bank', 'IN', 'INR', 'BANK_ACCOUNT', true, 10000, 100000000, true, false,
        '{SALA,SUPP,GDDS,SCVE,RENT,EDUC,MDCS,GIFT,CHAR,SAVG,INVS,LOAN}', '14:00', 'Asia/Kolkata', 1),
    ('jp-jpy-bank', 'JP', 'JPY', 'BANK_ACCOUNT', true, 1, 100000000, true, false,
        '{SALA,SUPP,GDDS,SCVE,RENT,EDUC,MDCS,GIFT,CHAR,SAVG,INVS,LOAN}', '14:00', 'Asia/Tokyo', 1),
    ('hk-hkd-bank', 'HK', 'HKD', 'BANK_ACCOUNT', true, 100, 200000000, true, false, '{}', '15:00', 'Asia/Hong_Kong', 1),
    ('sg-sgd-bank', 'SG', 'SGD', 'BANK_ACCOUNT', true, 100, 20000000, false, false, '{}', '15:00', 'Asia/Singapore', 1),
    ('ca-cad-bank', 'CA', 'CAD', 'BANK_ACCOUNT', true, 100, 25000000, true, false, '{}', '16:00', 'America/Toronto', 1),
    ('au-aud-bank', 'AU', 'AUD', 'BANK_ACCOUNT', true, 100, 25000000, true, false, '{}', '15:00', 'Australia/Sydney', 1);

-- Whom a customer pays abroad. What a payment was made to never changes: another account is another beneficiary.
CREATE TABLE beneficiary (
    id             uuid PRIMARY KEY,
    customer_id    uuid        NOT NULL,
    name           text        NOT NULL,
    country        char(2)     NOT NULL,
    currency       char(3)     NOT NULL,
    account_number text        NOT NULL,
    bank_code      text,
    bic            text,
    street         text,
    city           text,
    post_code      text,
    region         text,
    created_at     timestamptz NOT NULL,
    removed_at     timestamptz,
    CHECK ((street IS NULL) = (city IS NULL))
);
CREATE UNIQUE INDEX beneficiary_account ON beneficiary (customer_id, country, currency, account_number, coalesce(bank_code, ''))
    WHERE removed_at IS NULL;
CREATE INDEX beneficiary_customer ON beneficiary (customer_id, id DESC) WHERE removed_at IS NULL;

ALTER TABLE quote
    ADD COLUMN corridor_id    text REFERENCES corridor,
    ADD COLUMN beneficiary_id uuid REFERENCES beneficiary,
    ADD COLUMN purpose        text,
    ADD COLUMN arrives_on     date;
ALTER TABLE payment
    ADD COLUMN corridor_id    text REFERENCES corridor,
    ADD COLUMN beneficiary_id uuid REFERENCES beneficiary,
    ADD COLUMN purpose        text,
    ADD COLUMN arrives_on     date,
    ADD COLUMN return_reason  text,
    ADD CHECK ((type = 'CROSS_BORDER_TRANSFER') = (corridor_id IS NOT NULL)),
    ADD CHECK (beneficiary_id IS NULL OR (type = 'CROSS_BORDER_TRANSFER' AND arrives_on IS NOT NULL));

-- Across a border, but perhaps in one currency.
DO $$
DECLARE known record;
BEGIN
    FOR known IN SELECT conrelid::regclass AS relation, conname FROM pg_constraint
        WHERE conrelid IN ('quote'::regclass, 'payment'::regclass) AND contype = 'c'
            AND (pg_get_constraintdef(oid) LIKE '%CONVERSION%exchange_currency%' OR pg_get_constraintdef(oid) LIKE '%WITHDRAWAL%payee_wallet_id%')
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', known.relation, known.conname);
    END LOOP;
END $$;
ALTER TABLE quote ADD CHECK (CASE type WHEN 'CONVERSION' THEN exchange_currency IS NOT NULL
    WHEN 'CROSS_BORDER_TRANSFER' THEN true ELSE exchange_currency IS NULL END);
ALTER TABLE payment ADD CHECK (CASE type WHEN 'CONVERSION' THEN exchange_currency IS NOT NULL
    WHEN 'CROSS_BORDER_TRANSFER' THEN true ELSE exchange_currency IS NULL END);
ALTER TABLE payment ADD CHECK (CASE type WHEN 'WITHDRAWAL' THEN payee_wallet_id IS NULL
    WHEN 'REFUND' THEN (payee_wallet_id IS NULL) = (instrument_id IS NOT NULL)
    WHEN 'CONVERSION' THEN payee_wallet_id IS NOT NULL OR state <> 'COMPLETED'
    WHEN 'CROSS_BORDER_TRANSFER' THEN CASE WHEN beneficiary_id IS NULL THEN payee_wallet_id IS NOT NULL OR state <> 'COMPLETED'
        ELSE payee_wallet_id IS NULL END
    ELSE payee_wallet_id IS NOT NULL END);

-- As much may go abroad as may be sent at home, until the operator decides otherwise.
INSERT INTO limit_rule (type, period, tier, currency, units)
    SELECT 'CROSS_BORDER_TRANSFER', period, tier, currency, units FROM limit_rule WHERE type = 'TRANSFER';

-- The opening tariff prices what could not be bought before it; no price that it had changes.
ALTER TABLE fee_rule DISABLE TRIGGER published_fee_rule_stays;
INSERT INTO fee_rule (id, tariff_version, type, instrument, basis_points, least) VALUES
    ('cross-border-wallet', 1, 'CROSS_BORDER_TRANSFER', 'WALLET', 250, 1),
    ('cross-border-bank', 1, 'CROSS_BORDER_TRANSFER', 'BANK_ACCOUNT', 350, 1);
ALTER TABLE fee_rule ENABLE TRIGGER published_fee_rule_stays;
