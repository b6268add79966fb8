-- When a factor was given, for the receipt.
ALTER TABLE challenge ADD COLUMN verified_at timestamptz;
