-- The closed list of purposes is the code's: a copy here refused codes for a purpose that came later.
ALTER TABLE otp_challenge DROP CONSTRAINT otp_challenge_purpose_check;
