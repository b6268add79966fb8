-- A cardholder's bank took the money of a paid order back.
ALTER TABLE merchant_order ADD COLUMN charged_back_at timestamptz CHECK (charged_back_at IS NULL OR state = 'PAID');
