-- A message knows its customer and its line, and may end by the provider's word. Its states are the code's closed list.
ALTER TABLE message DROP CONSTRAINT IF EXISTS message_state_check;
ALTER TABLE message DROP CONSTRAINT IF EXISTS message_check;
ALTER TABLE message DROP CONSTRAINT IF EXISTS message_check1;
ALTER TABLE message ADD COLUMN priority smallint NOT NULL DEFAULT 2 CHECK (priority BETWEEN 0 AND 2);
UPDATE message SET priority = 0 WHERE urgent;
ALTER TABLE message DROP COLUMN urgent;
ALTER TABLE message ADD COLUMN customer_id uuid;
ALTER TABLE message ADD COLUMN fallback_channel text;
ALTER TABLE message ADD COLUMN fallback_recipient text;
ALTER TABLE message ADD CHECK (state <> 'PENDING' OR sealed IS NOT NULL);
-- what a passcode names is gone when it was sent; other contents stay a while for a fallback or an operator
ALTER TABLE message ADD CHECK (state = 'PENDING' OR priority > 0 OR sealed IS NULL);
ALTER TABLE message ADD CHECK ((state = 'PENDING') = (finished_at IS NULL));
ALTER TABLE message ADD CHECK ((fallback_channel IS NULL) = (fallback_recipient IS NULL));
DROP INDEX IF EXISTS message_due;
CREATE INDEX message_line ON message (channel, recipient, priority, sequence) WHERE state = 'PENDING';
CREATE INDEX message_due ON message (channel, priority, next_attempt_at) WHERE state = 'PENDING';
CREATE INDEX message_kept ON message (finished_at) WHERE state <> 'PENDING' AND sealed IS NOT NULL;
CREATE INDEX message_customer ON message (customer_id, id) WHERE customer_id IS NOT NULL;
CREATE INDEX message_state ON message (state, id);

-- What the customer wants to hear belongs to how the customer is reached.
ALTER TABLE contact ADD COLUMN country text;
ALTER TABLE contact ADD COLUMN choices jsonb NOT NULL DEFAULT '{}';
ALTER TABLE contact ADD COLUMN quiet_from time;
ALTER TABLE contact ADD COLUMN quiet_until time;
ALTER TABLE contact ADD COLUMN quiet_zone text;
ALTER TABLE contact ADD CHECK ((quiet_from IS NULL) = (quiet_until IS NULL) AND (quiet_from IS NULL) = (quiet_zone IS NULL));
CREATE INDEX contact_phone ON contact (phone);

-- What the customer was told, read in the app. Readers go on by (xid, sequence): what commits later is never behind them.
CREATE TABLE inbox_item (
    id          uuid PRIMARY KEY,
    xid         xid8        NOT NULL DEFAULT pg_current_xact_id(),
    sequence    bigint GENERATED ALWAYS AS IDENTITY,
    customer_id uuid        NOT NULL,
    category    text        NOT NULL,
    template    text        NOT NULL,
    variables   jsonb       NOT NULL,
    payment_id  uuid,
    created_at  timestamptz NOT NULL,
    read_at     timestamptz
);
CREATE INDEX inbox_item_customer ON inbox_item (customer_id, id);
CREATE INDEX inbox_item_stream ON inbox_item (customer_id, xid, sequence);
CREATE INDEX inbox_item_unread ON inbox_item (customer_id) WHERE read_at IS NULL;
CREATE INDEX inbox_item_commit ON inbox_item (xid, sequence);

-- Events and commands that could not be handled.
CREATE TABLE dead_letter (
    id           uuid PRIMARY KEY,
    topic        text        NOT NULL,
    "partition"  int         NOT NULL,
    "offset"     bigint      NOT NULL,
    key          text,
    type         text,
    reason       text        NOT NULL,
    received_at  timestamptz NOT NULL,
    dismissed_at timestamptz,
    dismissed_by uuid,
    note         text,
    UNIQUE (topic, "partition", "offset", reason)
);
CREATE INDEX dead_letter_open ON dead_letter (id) WHERE dismissed_at IS NULL;

-- Who was told of an announcement so far.
ALTER TABLE announcement ADD COLUMN told_up_to uuid;
ALTER TABLE announcement ADD COLUMN told_at timestamptz;
UPDATE announcement SET told_at = now() WHERE state <> 'DRAFT';
CREATE INDEX announcement_untold ON announcement (id) WHERE told_at IS NULL;
