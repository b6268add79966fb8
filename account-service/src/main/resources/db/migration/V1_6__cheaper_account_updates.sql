-- A stored generated column is worked out anew for each row of each update of the balances, which was a tenth of a batch. An
-- account's number and currency never change, so that its fit is checked when it is opened.
ALTER TABLE ledger_account DROP COLUMN currency_number;

CREATE FUNCTION ledger_account_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.number, NEW.ref, NEW.code, NEW.kind, NEW.currency)
        IS DISTINCT FROM (OLD.number, OLD.ref, OLD.code, OLD.kind, OLD.currency) THEN
        RAISE EXCEPTION 'what account % is never changes', OLD.number USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (SELECT FROM ledger_currency c WHERE c.number = NEW.number & 1023 AND c.code = NEW.currency) THEN
        RAISE EXCEPTION 'the number of account % does not end in that of %', NEW.number, NEW.currency
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_account_fits BEFORE INSERT OR UPDATE OF number, ref, code, kind, currency ON ledger_account
    FOR EACH ROW EXECUTE FUNCTION ledger_account_fits();
