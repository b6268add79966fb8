-- What customers logged in from. A forgotten one stays on record, so that not every first login after forgetting all is silent.
CREATE TABLE known_device (
    id           uuid PRIMARY KEY,
    customer_id  uuid        NOT NULL REFERENCES customer,
    fingerprint  text        NOT NULL,
    words        text        NOT NULL,
    ip_address   text,
    first_seen   timestamptz NOT NULL,
    last_seen    timestamptz NOT NULL,
    forgotten_at timestamptz
);
CREATE UNIQUE INDEX known_device_known ON known_device (customer_id, fingerprint) WHERE forgotten_at IS NULL;
CREATE INDEX known_device_customer ON known_device (customer_id);
