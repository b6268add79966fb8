-- Ids carry time and arrive at the end of these indexes: their pages are filled once and seldom split again.
ALTER INDEX ledger_transfer_pkey SET (fillfactor = 97);
ALTER INDEX ledger_transfer_payment SET (fillfactor = 97);
