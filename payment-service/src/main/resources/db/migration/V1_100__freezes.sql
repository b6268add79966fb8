-- Whether account-service told that no money leaves a customer's wallets. A copy that advises: the ledger refuses.
ALTER TABLE directory_customer ADD COLUMN frozen boolean NOT NULL DEFAULT false;
