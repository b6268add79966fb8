-- A merchant is no customer, and owns wallets as one: each wallet has one owner of either kind.
CREATE TABLE merchant (
    id            uuid PRIMARY KEY,
    name          text        NOT NULL,
    country       char(2)     NOT NULL,
    city          text        NOT NULL,
    category_code char(4)     NOT NULL CHECK (category_code ~ '^[0-9]{4}$'),
    client_id     text        NOT NULL UNIQUE,
    registered_at timestamptz NOT NULL
);
ALTER TABLE wallet ALTER COLUMN customer_id DROP NOT NULL;
ALTER TABLE wallet ADD COLUMN merchant_id uuid REFERENCES merchant;
ALTER TABLE wallet ADD CHECK (num_nonnulls(customer_id, merchant_id) = 1);
CREATE UNIQUE INDEX wallet_merchant ON wallet (merchant_id, currency) WHERE merchant_id IS NOT NULL;
