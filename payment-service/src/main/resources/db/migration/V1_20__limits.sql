-- What a customer may move, in major units. The most specific rule of a type and period holds: tier before currency.
CREATE TABLE limit_rule (
    type     text   NOT NULL,
    period   text   NOT NULL CHECK (period IN ('PAYMENT', 'DAY', 'MONTH')),
    tier     text,
    currency char(3),
    units    bigint NOT NULL CHECK (units > 0),
    UNIQUE NULLS NOT DISTINCT (type, period, tier, currency)
);
INSERT INTO limit_rule (type, period, currency, units)
    SELECT types.type, periods.period, known.currency, known.units * periods.times
    FROM amount_limit known
    JOIN (VALUES ('TRANSFER', 'TRANSFER'), ('TRANSFER', 'MERCHANT_PAYMENT'), ('TRANSFER', 'WITHDRAWAL'), ('TOP_UP', 'TOP_UP'))
        AS types(known, type) ON types.known = known.type
    CROSS JOIN (VALUES ('PAYMENT', 1), ('DAY', 2), ('MONTH', 10)) AS periods(period, times);
DROP TABLE amount_limit;

ALTER TABLE directory_customer ADD COLUMN tier text NOT NULL DEFAULT 'STANDARD';

-- What payments of a UTC day or month have taken. Only guarded updates touch it, so that parallel payments cannot pass together.
CREATE TABLE limit_usage (
    customer_id uuid    NOT NULL,
    type        text    NOT NULL,
    currency    char(3) NOT NULL,
    period      text    NOT NULL,
    starts      date    NOT NULL,
    used        bigint  NOT NULL CHECK (used >= 0),
    PRIMARY KEY (customer_id, type, currency, period, starts)
);
CREATE TABLE limit_taken (
    payment_id  uuid PRIMARY KEY,
    customer_id uuid    NOT NULL,
    type        text    NOT NULL,
    currency    char(3) NOT NULL,
    amount      bigint  NOT NULL CHECK (amount > 0),
    taken_on    date    NOT NULL
);
