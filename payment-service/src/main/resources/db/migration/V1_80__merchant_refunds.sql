-- What a merchant gives back is part of what the payer paid, which is what the merchant got and the fee.
ALTER TABLE payment DROP CONSTRAINT payment_check2;
ALTER TABLE payment ADD CHECK (refunded BETWEEN 0 AND refund_claimed
    AND refund_claimed <= received + CASE WHEN type = 'MERCHANT_PAYMENT' THEN fee ELSE 0 END);
-- Of a refund by a merchant the fee is what the operator gives back to the merchant.
ALTER TABLE payment DROP CONSTRAINT payment_fee_check;
ALTER TABLE payment ADD CHECK (fee >= 0 OR type = 'REFUND');
-- A refund of what a card paid goes back to the card.
ALTER TABLE payment DROP CONSTRAINT payment_check5;
ALTER TABLE payment ADD CHECK (CASE type WHEN 'WITHDRAWAL' THEN payee_wallet_id IS NULL
    WHEN 'REFUND' THEN (payee_wallet_id IS NULL) = (instrument_id IS NOT NULL) ELSE payee_wallet_id IS NOT NULL END);
ALTER TABLE merchant_order ADD COLUMN refunded bigint NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND amount);
