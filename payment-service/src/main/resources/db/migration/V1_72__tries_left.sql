-- How many wrong tries a factor still takes, as the service that counts them told last.
ALTER TABLE challenge ADD COLUMN attempts_left int NOT NULL DEFAULT 5 CHECK (attempts_left >= 0);
