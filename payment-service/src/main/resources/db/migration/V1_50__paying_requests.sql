-- A payment may answer somebody's request for money.
ALTER TABLE quote ADD COLUMN payment_request_id uuid;
ALTER TABLE payment ADD COLUMN payment_request_id uuid;
