-- What a feed was asked and what came of it.
CREATE TABLE feed (
    source        text PRIMARY KEY,
    etag          text,
    last_modified text,
    asked_at      timestamptz,
    answered_at   timestamptz
);

-- What was accepted of each reading: how much of each currency one EUR is worth. Rows never change.
CREATE TABLE rate_snapshot (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source      text        NOT NULL,
    as_of       timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    currencies  text[]      NOT NULL,
    mids        numeric[]   NOT NULL,
    UNIQUE (source, as_of),
    CHECK (cardinality(currencies) = cardinality(mids) AND cardinality(mids) > 0)
);

-- What was kept out, one row for each cause and day.
CREATE TABLE feed_rejection (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source   text        NOT NULL,
    reason   text        NOT NULL,
    currency text,
    on_day   date        NOT NULL,
    as_of    timestamptz,
    detail   text        NOT NULL,
    times    bigint      NOT NULL DEFAULT 1,
    first_at timestamptz NOT NULL,
    last_at  timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (source, reason, currency, on_day)
);
CREATE INDEX feed_rejection_last_at ON feed_rejection (last_at DESC);

CREATE TABLE spread_table (
    version    int PRIMARY KEY,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL
);

-- What a line leaves out holds for all. Amounts are in EUR.
CREATE TABLE spread_rule (
    version        int     NOT NULL REFERENCES spread_table,
    line           int     NOT NULL,
    currency       char(3) REFERENCES currency,
    other          char(3) REFERENCES currency,
    tier           text,
    from_amount    numeric NOT NULL CHECK (from_amount >= 0),
    spread         numeric NOT NULL CHECK (spread >= 0 AND spread < 0.5),
    weekend_spread numeric NOT NULL CHECK (weekend_spread >= 0 AND weekend_spread < 0.5),
    PRIMARY KEY (version, line),
    CHECK (other IS NULL OR currency IS NOT NULL)
);

INSERT INTO spread_table VALUES (1, 'migration', '2026-11-23T00:00:00Z');
INSERT INTO spread_rule (version, line, currency, other, tier, from_amount, spread, weekend_spread) VALUES
    (1, 1, NULL,  NULL,  NULL,      0,     0.0060, 0.0120),
    (1, 2, NULL,  NULL,  NULL,      10000, 0.0045, 0.0100),
    (1, 3, NULL,  NULL,  'PREMIUM', 0,     0.0040, 0.0090),
    (1, 4, 'TRY', NULL,  NULL,      0,     0.0180, 0.0300),
    (1, 5, 'IDR', NULL,  NULL,      0,     0.0120, 0.0200),
    (1, 6, 'EUR', 'USD', NULL,      0,     0.0040, 0.0090),
    (1, 7, 'EUR', 'USD', NULL,      10000, 0.0030, 0.0080),
    (1, 8, 'EUR', 'USD', 'PREMIUM', 0,     0.0025, 0.0070),
    (1, 9, 'EUR', 'GBP', NULL,      0,     0.0040, 0.0090),
    (1, 10, 'GBP', 'USD', NULL,     0,     0.0040, 0.0090);

-- One row is all cards of an issue: they are computed from it. Only published_at changes.
CREATE TABLE card_issue (
    version        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source         text        NOT NULL,
    spread_version int         NOT NULL REFERENCES spread_table,
    currencies     text[]      NOT NULL,
    mids           numeric[]   NOT NULL,
    valid_from     timestamptz NOT NULL,
    valid_until    timestamptz NOT NULL,
    published_at   timestamptz,
    CHECK (valid_until > valid_from),
    CHECK (cardinality(currencies) = cardinality(mids))
);
CREATE INDEX card_issue_valid_from ON card_issue (valid_from);
