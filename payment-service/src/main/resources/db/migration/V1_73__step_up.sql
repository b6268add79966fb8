-- Factors confirm payments, and mandates for payments to come.
ALTER TABLE challenge DROP CONSTRAINT challenge_payment_id_fkey;
ALTER TABLE challenge RENAME COLUMN payment_id TO subject_id;
ALTER TABLE challenge ADD COLUMN customer_id uuid;
UPDATE challenge SET customer_id = (SELECT payer_id FROM payment WHERE payment.id = challenge.subject_id);
ALTER TABLE challenge ALTER COLUMN customer_id SET NOT NULL;
CREATE INDEX challenge_of_customer ON challenge (customer_id, factor, id DESC);
