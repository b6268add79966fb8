-- How often a position moved: as often as its account in the ledger was posted to, once everything was told. Returns before this count
-- for nothing, because the flows do not say how many there were.
ALTER TABLE exposure ADD COLUMN movements bigint NOT NULL DEFAULT 0;
UPDATE exposure SET movements = (
    SELECT coalesce(sum(conversions), 0) FROM exposure_flow WHERE currency IN (source, target));
ALTER TABLE exposure ALTER COLUMN movements DROP DEFAULT;

-- The same accounts as the ledger last stated them.
CREATE TABLE ledger_position (
    currency  char(3) PRIMARY KEY,
    position  bigint      NOT NULL,
    margin    bigint      NOT NULL,
    postings  bigint      NOT NULL,
    stated_at timestamptz NOT NULL
);
