-- The card of each pair with the highest version that was seen, in the order in which the market quotes the pair. fx-service makes them; a copy.
CREATE TABLE rate_card (
    pair        text PRIMARY KEY CHECK (pair ~ '^[A-Z]{3}/[A-Z]{3}$'),
    version     bigint      NOT NULL,
    valid_until timestamptz NOT NULL,
    card        jsonb       NOT NULL
);
