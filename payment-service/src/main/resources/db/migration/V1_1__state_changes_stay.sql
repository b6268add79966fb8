-- The way of a payment is evidence: steps are added, never changed or removed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is not allowed', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER payment_state_change_stays
    BEFORE UPDATE OR DELETE ON payment_state_change
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_state_changes_stay
    BEFORE TRUNCATE ON payment_state_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
