-- What a personal code names its payee by: opaque, one at a time, and revoked rather than removed.
CREATE TABLE receive_handle (
    handle      text PRIMARY KEY,
    customer_id uuid        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    revoked_at  timestamptz
);
CREATE UNIQUE INDEX receive_handle_current ON receive_handle (customer_id) WHERE revoked_at IS NULL;
