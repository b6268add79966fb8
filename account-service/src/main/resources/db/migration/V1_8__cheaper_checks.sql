-- The postings of one statement belong to one batch, so that one look finds it. Plans of triggers are made once, often while
-- tables are still empty: each look here is by a key, whatever the planner believes.
CREATE OR REPLACE FUNCTION ledger_postings_fit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong bigint;
    first bigint;
    last bigint;
BEGIN
    SELECT seq INTO wrong FROM inserted GROUP BY seq, account & 1023 HAVING sum(amount) <> 0 LIMIT 1;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'postings of transfer % do not sum to zero', wrong USING ERRCODE = 'check_violation';
    END IF;
    SELECT min(seq), max(seq) INTO first, last FROM inserted;
    IF first >> 10 <> last >> 10 THEN
        RAISE EXCEPTION 'postings of transfers % and % belong to two batches', first, last USING ERRCODE = 'check_violation';
    END IF;
    IF first IS NOT NULL
        AND NOT EXISTS (SELECT FROM ledger_batch b WHERE b.number = first >> 10 AND b.txid = pg_current_xact_id()) THEN
        RAISE EXCEPTION 'postings of transfer % belong to another commit', first USING ERRCODE = 'check_violation';
    END IF;
    SELECT i.account INTO wrong FROM inserted i
        WHERE NOT EXISTS (SELECT FROM ledger_account a WHERE a.number = i.account) LIMIT 1;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'no account %', wrong USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;

-- Only what is summarized is found by seq without reading everything that is not. Waits for nobody: the next time will do.
CREATE FUNCTION ledger_summarize() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
    SET lock_timeout = '100ms' AS $$
BEGIN
    PERFORM brin_summarize_new_values('public.ledger_posting_seq');
    PERFORM brin_summarize_new_values('public.ledger_transfer_seq');
EXCEPTION WHEN lock_not_available THEN
    RETURN;
END $$;
REVOKE ALL ON FUNCTION ledger_summarize() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_summarize() TO ${runtime};
