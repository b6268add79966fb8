-- The operator's own accounts in each currency that the ledger knows. In any other currency, and under any other name, an account is
-- opened when a transfer first names it, with the same ref: the name-based UUID (version 3) of name:currency.
INSERT INTO ledger_account (number, ref, code, kind, currency)
    SELECT nextval('ledger_account_serial') << 10 | a.currency_number,
           (left(a.md5, 12) || '3' || substr(a.md5, 14, 3)
               || translate(substr(a.md5, 17, 1), '0123456789abcdef', '89ab89ab89ab89ab') || right(a.md5, 15))::uuid,
           a.code, 'SYSTEM', a.currency
    FROM (SELECT c.number AS currency_number, c.code AS currency, n.code, md5(n.code || ':' || c.code) AS md5
          FROM ledger_currency c
              CROSS JOIN (VALUES ('system:SETTLEMENT_CARD'), ('system:SETTLEMENT_BANK'), ('system:FEES'), ('system:FX_POSITION'),
                  ('system:FX_SPREAD'), ('system:PROMOTIONS'), ('system:SUSPENSE')) AS n (code)
          ORDER BY c.number, n.code) a
    ON CONFLICT DO NOTHING;
