-- The books in their lasting form: few bytes a transfer, a constant number of statements a batch.
DROP TRIGGER ledger_postings_sum_to_zero ON ledger_posting;
DROP TRIGGER ledger_posting_append_only ON ledger_posting;
DROP TRIGGER ledger_transfer_append_only ON ledger_transfer;
DROP FUNCTION ledger_postings_sum_to_zero;
ALTER TABLE ledger_account RENAME TO old_account;
ALTER TABLE old_account RENAME CONSTRAINT no_overdraft TO old_no_overdraft;
ALTER TABLE ledger_transfer RENAME TO old_transfer;
ALTER TABLE ledger_posting RENAME TO old_posting;
DROP INDEX ledger_transfer_payment;
ALTER TABLE old_account RENAME CONSTRAINT ledger_account_pkey TO old_account_pkey;
ALTER TABLE old_account RENAME CONSTRAINT ledger_account_code_currency_key TO old_account_code_currency_key;
ALTER TABLE old_transfer RENAME CONSTRAINT ledger_transfer_pkey TO old_transfer_pkey;
ALTER TABLE old_posting RENAME CONSTRAINT ledger_posting_pkey TO old_posting_pkey;

CREATE TABLE ledger_currency (
    number smallint PRIMARY KEY CHECK (number BETWEEN 0 AND 1023),
    code   char(3) NOT NULL UNIQUE,
    UNIQUE (number, code)
);

-- An account's number ends in its currency's ISO 4217 number, so that a posting needs no column for it.
CREATE SEQUENCE ledger_account_serial;
CREATE TABLE ledger_account (
    number          bigint PRIMARY KEY,
    ref             uuid     NOT NULL UNIQUE,
    code            text     NOT NULL,
    kind            text     NOT NULL CHECK (kind IN ('WALLET', 'SYSTEM')),
    currency        char(3)  NOT NULL,
    currency_number smallint NOT NULL GENERATED ALWAYS AS ((number & 1023)::smallint) STORED,
    balance         bigint   NOT NULL DEFAULT 0,
    held            bigint   NOT NULL DEFAULT 0 CHECK (held >= 0),
    postings        bigint   NOT NULL DEFAULT 0,
    version         bigint   NOT NULL DEFAULT 0,
    frozen          boolean  NOT NULL DEFAULT false,
    UNIQUE (code, currency),
    FOREIGN KEY (currency_number, currency) REFERENCES ledger_currency (number, code),
    CONSTRAINT no_overdraft CHECK (kind = 'SYSTEM' OR balance - held >= 0)
) WITH (fillfactor = 50);

-- One row a commit. A transfer's seq is its batch's number shifted by 10 bits, plus its place in the batch.
CREATE SEQUENCE ledger_batch_number;
CREATE TABLE ledger_batch (
    number      bigint PRIMARY KEY,
    recorded_at timestamptz NOT NULL,
    txid        xid8        NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX ledger_batch_time ON ledger_batch (recorded_at);

-- Every command has one row: its outcome. kind: 0 posted, 1 held, 2 captured, 3 voided, 4 expired, 5 reversed, 9 rejected.
CREATE TABLE ledger_transfer (
    seq        bigint   NOT NULL,
    id         uuid     PRIMARY KEY,
    payment_id uuid     NOT NULL,
    content    bigint   NOT NULL,
    kind       smallint NOT NULL CHECK (kind IN (0, 1, 2, 3, 4, 5, 9)),
    target     uuid,
    CHECK ((target IS NOT NULL) OR kind IN (0, 1, 9))
);
CREATE INDEX ledger_transfer_seq ON ledger_transfer USING brin (seq) WITH (pages_per_range = 8, autosummarize = on);
CREATE INDEX ledger_transfer_payment ON ledger_transfer (payment_id);
CREATE INDEX ledger_transfer_target ON ledger_transfer (target) WHERE target IS NOT NULL;

CREATE TABLE ledger_rejection (
    id      uuid PRIMARY KEY REFERENCES ledger_transfer,
    code    text NOT NULL,
    details jsonb NOT NULL
);

CREATE TABLE ledger_posting (
    account       bigint NOT NULL,
    seq           bigint NOT NULL,
    amount        bigint NOT NULL CHECK (amount <> 0),
    balance_after bigint NOT NULL,
    PRIMARY KEY (account, seq)
);
CREATE INDEX ledger_posting_seq ON ledger_posting USING brin (seq) WITH (pages_per_range = 8, autosummarize = on);

CREATE TABLE ledger_hold (
    id         uuid PRIMARY KEY REFERENCES ledger_transfer,
    state      text        NOT NULL CHECK (state IN ('PENDING', 'POSTED', 'VOIDED', 'EXPIRED')),
    expires_at timestamptz NOT NULL,
    accounts   uuid[]      NOT NULL,
    currencies text[]      NOT NULL,
    amounts    bigint[]    NOT NULL
);
CREATE INDEX ledger_hold_due ON ledger_hold (expires_at) WHERE state = 'PENDING';

-- What was booked before is carried over, one batch a transfer.
INSERT INTO ledger_currency SELECT n.number, n.code FROM (VALUES (840, 'USD'), (978, 'EUR'), (826, 'GBP'), (392, 'JPY'),
    (156, 'CNY'), (344, 'HKD'), (702, 'SGD'), (36, 'AUD'), (124, 'CAD'), (756, 'CHF'), (414, 'KWD'), (356, 'INR')) AS n (number, code);
INSERT INTO ledger_currency
    SELECT (row_number() OVER (ORDER BY c.currency))::smallint + 999, c.currency
    FROM (SELECT DISTINCT currency FROM old_account WHERE currency NOT IN (SELECT code FROM ledger_currency)) c;
INSERT INTO ledger_account (number, ref, code, kind, currency, balance, held, version, postings)
    SELECT nextval('ledger_account_serial') << 10 | c.number, a.id, a.code, a.kind, a.currency, a.balance, a.held, a.version, a.version
    FROM old_account a JOIN ledger_currency c ON c.code = a.currency;
CREATE TEMPORARY TABLE renumbered ON COMMIT DROP AS
    SELECT id, nextval('ledger_batch_number') AS batch FROM (SELECT id FROM old_transfer ORDER BY recorded_at, id) t;
INSERT INTO ledger_batch (number, recorded_at) SELECT r.batch, t.recorded_at FROM renumbered r JOIN old_transfer t USING (id);
INSERT INTO ledger_transfer (seq, id, payment_id, content, kind)
    SELECT r.batch << 10, t.id, t.payment_id, ('x' || left(t.content_hash, 16))::bit(64)::bigint,
           CASE t.state WHEN 'POSTED' THEN 0 ELSE 9 END
    FROM renumbered r JOIN old_transfer t USING (id) ORDER BY r.batch;
INSERT INTO ledger_rejection SELECT id, code, coalesce(details, '{}') FROM old_transfer WHERE state = 'REJECTED';
INSERT INTO ledger_posting
    SELECT a.number, r.batch << 10, p.amount, p.balance_after
    FROM old_posting p JOIN renumbered r ON r.id = p.transfer_id JOIN ledger_account a ON a.ref = p.account_id ORDER BY r.batch;
DROP TABLE old_posting, old_transfer, old_account;

-- Checked once a statement for all its postings: they belong to this commit, to known accounts, and sum to zero in each currency.
CREATE FUNCTION ledger_postings_fit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wrong bigint;
BEGIN
    SELECT seq INTO wrong FROM inserted GROUP BY seq, account & 1023 HAVING sum(amount) <> 0 LIMIT 1;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'postings of transfer % do not sum to zero', wrong USING ERRCODE = 'check_violation';
    END IF;
    SELECT i.seq INTO wrong FROM (SELECT DISTINCT seq >> 10 AS batch, min(seq) AS seq FROM inserted GROUP BY seq >> 10) i
        WHERE NOT EXISTS (SELECT FROM ledger_batch b WHERE b.number = i.batch AND b.txid = pg_current_xact_id()) LIMIT 1;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'postings of transfer % belong to another commit', wrong USING ERRCODE = 'check_violation';
    END IF;
    SELECT i.account INTO wrong FROM inserted i
        WHERE NOT EXISTS (SELECT FROM ledger_account a WHERE a.number = i.account) LIMIT 1;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'no account %', wrong USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_postings_fit AFTER INSERT ON ledger_posting
    REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION ledger_postings_fit();

CREATE TRIGGER ledger_posting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_posting
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER ledger_transfer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transfer
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER ledger_batch_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_batch
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER ledger_rejection_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_rejection
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();

CREATE FUNCTION ledger_hold_settles_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'PENDING' OR NEW.state = 'PENDING'
        OR (NEW.id, NEW.expires_at, NEW.accounts, NEW.amounts) IS DISTINCT FROM (OLD.id, OLD.expires_at, OLD.accounts, OLD.amounts) THEN
        RAISE EXCEPTION 'hold % is settled once and never changed', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_hold_settles_once BEFORE UPDATE ON ledger_hold
    FOR EACH ROW EXECUTE FUNCTION ledger_hold_settles_once();

REVOKE UPDATE, DELETE, TRUNCATE ON ledger_posting, ledger_transfer, ledger_batch, ledger_rejection, ledger_currency FROM ${runtime};
REVOKE DELETE, TRUNCATE ON ledger_account, ledger_hold FROM ${runtime};
