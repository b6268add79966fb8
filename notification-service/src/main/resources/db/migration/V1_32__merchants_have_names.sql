-- Payers are told by whom they were paid for; merchants of before are named when they register anew.
ALTER TABLE merchant ADD COLUMN name text;
