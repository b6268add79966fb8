-- ARMED waits for the rate; WAITING was told and waits for the rate to go back; DONE was told once.
CREATE TABLE rate_alert (
    id             uuid PRIMARY KEY,
    customer_id    uuid        NOT NULL,
    pair           text        NOT NULL,
    direction      text        NOT NULL CHECK (direction IN ('ABOVE', 'BELOW')),
    threshold      numeric     NOT NULL CHECK (threshold > 0),
    repeating      boolean     NOT NULL,
    state          text        NOT NULL CHECK (state IN ('ARMED', 'WAITING', 'DONE')),
    created_at     timestamptz NOT NULL,
    triggered_at   timestamptz,
    triggered_rate numeric
);
CREATE INDEX rate_alert_customer ON rate_alert (customer_id, id DESC);
CREATE INDEX rate_alert_pair ON rate_alert (pair) WHERE state <> 'DONE';
