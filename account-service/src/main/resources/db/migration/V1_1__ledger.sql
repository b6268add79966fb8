-- Balances are kept beside the postings for speed; the constraints below refuse what the code must never do.
CREATE TABLE ledger_account (
    id             uuid PRIMARY KEY,
    code           text    NOT NULL,
    kind           text    NOT NULL CHECK (kind IN ('WALLET', 'SYSTEM')),
    currency       char(3) NOT NULL,
    balance        bigint  NOT NULL DEFAULT 0,
    held           bigint  NOT NULL DEFAULT 0 CHECK (held >= 0),
    version        bigint  NOT NULL DEFAULT 0,
    UNIQUE (code, currency),
    CONSTRAINT no_overdraft CHECK (kind = 'SYSTEM' OR balance - held >= 0)
) WITH (fillfactor = 80);

CREATE TABLE ledger_transfer (
    id           uuid PRIMARY KEY,
    payment_id   uuid        NOT NULL,
    content_hash text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('POSTED', 'REJECTED')),
    code         text,
    details      jsonb,
    recorded_at  timestamptz NOT NULL,
    CHECK ((state = 'REJECTED') = (code IS NOT NULL))
);
CREATE INDEX ledger_transfer_payment ON ledger_transfer (payment_id);

CREATE TABLE ledger_posting (
    transfer_id     uuid        NOT NULL REFERENCES ledger_transfer,
    leg             smallint    NOT NULL,
    account_id      uuid        NOT NULL REFERENCES ledger_account,
    currency        char(3)     NOT NULL,
    amount          bigint      NOT NULL CHECK (amount <> 0),
    balance_after   bigint      NOT NULL,
    account_version bigint      NOT NULL,
    posted_at       timestamptz NOT NULL,
    PRIMARY KEY (transfer_id, leg),
    UNIQUE (account_id, account_version)
);

-- All postings of a transfer arrive in one statement, so the sum is checked once a statement and not once a row.
CREATE FUNCTION ledger_postings_sum_to_zero() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wrong uuid;
BEGIN
    SELECT transfer_id INTO wrong FROM inserted GROUP BY transfer_id, currency HAVING sum(amount) <> 0 LIMIT 1;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'postings of transfer % do not sum to zero', wrong USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_postings_sum_to_zero AFTER INSERT ON ledger_posting
    REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION ledger_postings_sum_to_zero();

CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is not allowed: the books are append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER ledger_posting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_posting
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER ledger_transfer_append_only BEFORE DELETE OR TRUNCATE ON ledger_transfer
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();

REVOKE UPDATE, DELETE, TRUNCATE ON ledger_posting FROM ${runtime};
REVOKE DELETE, TRUNCATE ON ledger_transfer FROM ${runtime};
REVOKE DELETE, TRUNCATE ON ledger_account FROM ${runtime};
