-- A freeze keeps money in a customer's wallets. One at a time; it ends when one operator asks and another agrees.
CREATE TABLE customer_freeze (
    id                   uuid PRIMARY KEY,
    customer_id          uuid        NOT NULL REFERENCES customer,
    reason               text        NOT NULL,
    state                text        NOT NULL CHECK (state IN ('FROZEN', 'RELEASE_REQUESTED', 'RELEASED')),
    review_by            timestamptz NOT NULL,
    frozen_at            timestamptz NOT NULL,
    release_requested_by uuid,
    released_by          uuid,
    released_at          timestamptz,
    CHECK ((state = 'FROZEN') = (release_requested_by IS NULL)),
    CHECK ((state = 'RELEASED') = (released_at IS NOT NULL)),
    CHECK ((state = 'RELEASED') = (released_by IS NOT NULL)),
    CHECK (released_by <> release_requested_by)
);
CREATE UNIQUE INDEX freeze_open ON customer_freeze (customer_id) WHERE state <> 'RELEASED';
CREATE INDEX freeze_customer ON customer_freeze (customer_id, frozen_at);
CREATE INDEX freeze_due ON customer_freeze (review_by) WHERE state <> 'RELEASED';

-- What operators did is evidence: steps are added, never changed or removed.
CREATE TABLE freeze_step (
    freeze_id   uuid        NOT NULL REFERENCES customer_freeze,
    state       text        NOT NULL,
    operator_id uuid        NOT NULL,
    note        text,
    at          timestamptz NOT NULL,
    PRIMARY KEY (freeze_id, state)
);
CREATE FUNCTION freeze_steps_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is not allowed', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER freeze_steps_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON freeze_step
    FOR EACH STATEMENT EXECUTE FUNCTION freeze_steps_stay();
REVOKE UPDATE, DELETE, TRUNCATE ON freeze_step FROM ${runtime};
REVOKE DELETE, TRUNCATE ON customer_freeze FROM ${runtime};
