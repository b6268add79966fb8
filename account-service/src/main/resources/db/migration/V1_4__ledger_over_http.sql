-- Batches that came over HTTP and whose results Kafka has not acknowledged yet: one row a batch, gone a moment later.
CREATE TABLE ledger_unpublished (
    batch bigint PRIMARY KEY REFERENCES ledger_batch
);

-- Manual transfers above the bound wait for a second person.
CREATE TABLE ledger_proposal (
    id          uuid PRIMARY KEY,
    request     jsonb       NOT NULL,
    proposed_by uuid        NOT NULL,
    proposed_at timestamptz NOT NULL,
    approved_by uuid,
    approved_at timestamptz,
    CONSTRAINT four_eyes CHECK (approved_by <> proposed_by)
);
CREATE TRIGGER ledger_proposal_stays BEFORE DELETE OR TRUNCATE ON ledger_proposal
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
REVOKE DELETE, TRUNCATE ON ledger_proposal FROM ${runtime};
