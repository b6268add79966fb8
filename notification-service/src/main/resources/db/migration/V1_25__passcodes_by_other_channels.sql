-- Like the purposes, the channels are the code's closed list.
ALTER TABLE otp_challenge DROP CONSTRAINT IF EXISTS otp_challenge_channel_check;
ALTER TABLE message DROP CONSTRAINT IF EXISTS message_channel_check;

ALTER TABLE otp_challenge ADD COLUMN resends int NOT NULL DEFAULT 0 CHECK (resends >= 0);
ALTER TABLE otp_challenge ADD COLUMN refusal text;
