-- What reduces a fee. The terms are agreed by two people and never change after that; what is spent is counted beside them.
CREATE TABLE promotion (
    id                    uuid PRIMARY KEY,
    name                  text        NOT NULL,
    code                  text,
    valid_from            timestamptz NOT NULL,
    valid_until           timestamptz NOT NULL,
    new_customers         boolean     NOT NULL,
    country               char(2),
    type                  text,
    instrument            text CHECK (instrument IN ('WALLET', 'BANK_ACCOUNT', 'DEBIT_CARD', 'CREDIT_CARD', 'PREPAID_CARD')),
    currency              char(3)     NOT NULL,
    basis_points          int         NOT NULL CHECK (basis_points BETWEEN 1 AND 10000),
    most                  bigint CHECK (most > 0),
    budget                bigint      NOT NULL CHECK (budget > 0),
    payments_per_customer int         NOT NULL CHECK (payments_per_customer > 0),
    amount_per_customer   bigint CHECK (amount_per_customer > 0),
    proposed_by           uuid        NOT NULL,
    proposed_at           timestamptz NOT NULL,
    approved_by           uuid CHECK (approved_by <> proposed_by),
    approved_at           timestamptz,
    CHECK (valid_from < valid_until),
    CHECK ((approved_by IS NULL) = (approved_at IS NULL))
);
CREATE UNIQUE INDEX promotion_code ON promotion (code) WHERE approved_at IS NOT NULL;

CREATE FUNCTION refuse_change_of_promotion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.approved_at IS NOT NULL
        OR (to_jsonb(NEW) - 'approved_by' - 'approved_at') IS DISTINCT FROM (to_jsonb(OLD) - 'approved_by' - 'approved_at')
    THEN
        RAISE EXCEPTION '% of % is not allowed', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER promotion_stays
    BEFORE UPDATE OR DELETE ON promotion
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_promotion();

-- One row of an approved promotion, which guarded updates keep within its total whatever happens at once.
CREATE TABLE promotion_budget (
    promotion_id uuid PRIMARY KEY REFERENCES promotion,
    total        bigint NOT NULL,
    spent        bigint NOT NULL DEFAULT 0,
    paused_by    uuid,
    paused_at    timestamptz,
    CHECK (spent BETWEEN 0 AND total),
    CHECK ((paused_by IS NULL) = (paused_at IS NULL))
);
CREATE TRIGGER promotion_total_stays
    BEFORE UPDATE OF promotion_id, total OR DELETE ON promotion_budget
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TABLE promotion_use (
    promotion_id uuid   NOT NULL REFERENCES promotion,
    customer_id  uuid   NOT NULL,
    payments     int    NOT NULL CHECK (payments >= 0),
    amount       bigint NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (promotion_id, customer_id)
);
CREATE TABLE promotion_taken (
    payment_id   uuid PRIMARY KEY,
    promotion_id uuid   NOT NULL REFERENCES promotion,
    customer_id  uuid   NOT NULL,
    amount       bigint NOT NULL CHECK (amount > 0)
);

-- What of the fee the operator pays; the payer pays the rest.
ALTER TABLE quote
    ADD COLUMN promotion_id   uuid REFERENCES promotion,
    ADD COLUMN promotion_name text,
    ADD COLUMN promotion      bigint,
    ADD CHECK (promotion BETWEEN 1 AND fee),
    ADD CHECK ((promotion_id IS NULL) = (promotion IS NULL) AND (promotion_name IS NULL) = (promotion IS NULL));
ALTER TABLE payment
    ADD COLUMN promotion_id   uuid REFERENCES promotion,
    ADD COLUMN promotion_name text,
    ADD COLUMN promotion      bigint,
    ADD CHECK (promotion BETWEEN 1 AND fee),
    ADD CHECK ((promotion_id IS NULL) = (promotion IS NULL) AND (promotion_name IS NULL) = (promotion IS NULL));
