CREATE TABLE announcement (
    id              uuid PRIMARY KEY,
    version         int         NOT NULL CHECK (version > 0),
    kind            text        NOT NULL,
    state           text        NOT NULL CHECK (state IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    title_en        text        NOT NULL,
    body_en         text        NOT NULL,
    title_zh        text        NOT NULL,
    body_zh         text        NOT NULL,
    audience        text        NOT NULL,
    audience_values text[]      NOT NULL,
    visible_from    timestamptz NOT NULL,
    visible_until   timestamptz,
    pinned_until    timestamptz,
    -- what it was made from, such as a version of the tariff: once
    source          text UNIQUE,
    prices          text,
    drafted_by      uuid,
    created_at      timestamptz NOT NULL,
    published_at    timestamptz,
    withdrawn_at    timestamptz,
    CHECK (visible_until > visible_from),
    CHECK ((state = 'DRAFT') = (published_at IS NULL)),
    CHECK ((state = 'WITHDRAWN') = (withdrawn_at IS NOT NULL))
);
CREATE INDEX announcement_published ON announcement (visible_from DESC, id DESC) WHERE state = 'PUBLISHED';
