-- A card is written whenever rates move and seldom read: it is kept as it came, and a new version takes the place of the old one on its page.
ALTER TABLE rate_card ALTER COLUMN card TYPE text;
ALTER TABLE rate_card SET (fillfactor = 50);
