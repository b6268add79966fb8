-- Postings are sealed into blocks behind the commit path: an RFC 9162 Merkle tree each, chained by head.
CREATE TABLE ledger_block (
    number       bigint PRIMARY KEY CHECK (number >= 1),
    first_batch  bigint      NOT NULL,
    last_batch   bigint      NOT NULL CHECK (last_batch >= first_batch),
    leaves       int         NOT NULL CHECK (leaves >= 1),
    salt         bytea       NOT NULL,
    root         bytea       NOT NULL CHECK (length(root) = 32),
    previous     bytea       NOT NULL CHECK (length(previous) = 32),
    head         bytea       NOT NULL CHECK (length(head) = 32),
    -- four bytes of each leaf: they tell which record of a block does not fit
    fingerprints bytea       NOT NULL,
    sealed_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (last_batch)
);
ALTER TABLE ledger_block ALTER COLUMN fingerprints SET STORAGE EXTERNAL;
CREATE TRIGGER ledger_block_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_block
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_block FROM ${runtime};
