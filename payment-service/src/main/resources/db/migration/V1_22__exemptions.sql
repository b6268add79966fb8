-- When no factors are asked for (PSD2 RTS Art. 13, 15 and 16), in minor units. The latest approved rule of a kind and currency
-- holds; rules are added, never changed, so that it can be said why a payment was exempt.
CREATE TABLE exemption_rule (
    id          uuid PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('LOW_VALUE', 'TRUSTED_PAYEE', 'OWN_ACCOUNT')),
    enabled     boolean     NOT NULL,
    currency    char(3),
    most        bigint CHECK (most > 0),
    total       bigint CHECK (total >= most),
    payments    int CHECK (payments > 0),
    proposed_by uuid,
    proposed_at timestamptz NOT NULL,
    approved_by uuid CHECK (approved_by <> proposed_by),
    approved_at timestamptz,
    CHECK ((kind = 'OWN_ACCOUNT') = (currency IS NULL)),
    CHECK ((kind <> 'OWN_ACCOUNT') = (most IS NOT NULL)),
    CHECK ((kind = 'LOW_VALUE') = (total IS NOT NULL AND payments IS NOT NULL)),
    CHECK ((proposed_by IS NULL) OR (approved_by IS NULL) = (approved_at IS NULL))
);
INSERT INTO exemption_rule (id, kind, enabled, proposed_at, approved_at)
    VALUES ('01900000-0000-7000-8000-000000000001', 'OWN_ACCOUNT', true, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');

CREATE FUNCTION refuse_change_of_approved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.approved_at IS NOT NULL
        OR (NEW.kind, NEW.enabled, NEW.currency, NEW.most, NEW.total, NEW.payments, NEW.proposed_by, NEW.proposed_at)
            IS DISTINCT FROM (OLD.kind, OLD.enabled, OLD.currency, OLD.most, OLD.total, OLD.payments, OLD.proposed_by, OLD.proposed_at)
    THEN
        RAISE EXCEPTION '% of % is not allowed', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER exemption_rule_stays
    BEFORE UPDATE OR DELETE ON exemption_rule
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_approved();

-- What a customer has paid under the low-value exemption since the last payment that both factors confirmed.
CREATE TABLE exemption_use (
    customer_id uuid    NOT NULL,
    currency    char(3) NOT NULL,
    amount      bigint  NOT NULL,
    payments    int     NOT NULL,
    PRIMARY KEY (customer_id, currency)
);

CREATE TABLE trusted_payee (
    customer_id uuid        NOT NULL,
    payee_id    uuid        NOT NULL,
    payee_name  text        NOT NULL,
    payment_id  uuid        NOT NULL REFERENCES payment,
    since       timestamptz NOT NULL,
    PRIMARY KEY (customer_id, payee_id)
);

ALTER TABLE payment ADD COLUMN exemption text;
ALTER TABLE payment ADD COLUMN trusts_payee boolean NOT NULL DEFAULT false;
