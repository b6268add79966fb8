-- The last word of each replica of each service.
CREATE TABLE service_report (
    service     text        NOT NULL,
    instance    text        NOT NULL,
    ready       boolean     NOT NULL,
    reported_at timestamptz NOT NULL,
    PRIMARY KEY (service, instance)
);

-- Since when a capability is in its state.
CREATE TABLE capability_state (
    capability text PRIMARY KEY,
    state      text        NOT NULL,
    since      timestamptz NOT NULL
);
