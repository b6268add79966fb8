-- What conversions left with the operator, in minor units: the balances of the ledger's FX_POSITION and FX_SPREAD accounts.
CREATE TABLE exposure (
    currency char(3) PRIMARY KEY,
    position bigint NOT NULL,
    margin   bigint NOT NULL
);
-- What was exchanged each way, for the average rates.
CREATE TABLE exposure_flow (
    source      char(3) NOT NULL,
    target      char(3) NOT NULL,
    given       bigint  NOT NULL,
    at_mid      bigint  NOT NULL,
    received    bigint  NOT NULL,
    conversions bigint  NOT NULL,
    PRIMARY KEY (source, target)
);
