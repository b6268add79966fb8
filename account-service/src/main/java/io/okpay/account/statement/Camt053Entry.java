package io.okpay.account.statement;

import com.prowidesoftware.swift.model.mx.dic.BankTransactionCodeStructure4;
import com.prowidesoftware.swift.model.mx.dic.EntryDetails9;
import com.prowidesoftware.swift.model.mx.dic.EntryStatus1Choice;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.Party40Choice;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.ProprietaryBankTransactionCodeStructure1;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.prowidesoftware.swift.model.mx.dic.TransactionParties6;
import com.prowidesoftware.swift.model.mx.dic.TransactionReferences6;

/** A movement as an entry of camt.053: referred to by its payment, booked, with the other customer as debtor or creditor. */
final class Camt053Entry {

    private Camt053Entry() {}

    static ReportEntry10 of(Entry entry) {
        ReportEntry10 report = new ReportEntry10()
                .setNtryRef(Camt053Statement.identifier(entry.paymentId()))
                .setAmt(Camt053Statement.amount(entry.amount()))
                .setCdtDbtInd(Camt053Statement.direction(entry.amount()))
                .setSts(new EntryStatus1Choice().setCd("BOOK"))
                .setBookgDt(Camt053Statement.date(entry.bookedAt()))
                .setAcctSvcrRef(Camt053Statement.identifier(entry.transferId()))
                .setBkTxCd(new BankTransactionCodeStructure4()
                        .setPrtry(new ProprietaryBankTransactionCodeStructure1()
                                .setCd(entry.kind().name())
                                .setIssr("OKPAY")));
        if (entry.kind() == Entry.Kind.REVERSAL) {
            report.setRvslInd(true);
        }
        EntryDetails9 details = new EntryDetails9();
        details.getTxDtls().add(details(entry));
        report.getNtryDtls().add(details);
        return report;
    }

    private static EntryTransaction10 details(Entry entry) {
        EntryTransaction10 transaction = new EntryTransaction10()
                .setRefs(new TransactionReferences6()
                        .setAcctSvcrRef(Camt053Statement.identifier(entry.transferId()))
                        .setEndToEndId(Camt053Statement.identifier(entry.paymentId())))
                .setAmt(Camt053Statement.amount(entry.amount()))
                .setCdtDbtInd(Camt053Statement.direction(entry.amount()));
        PartyIdentification135 party =
                entry.counterparty() == null ? null : Camt053Statement.party(entry.counterparty());
        if (party != null) {
            Party40Choice other = new Party40Choice().setPty(party);
            transaction.setRltdPties(
                    entry.amount().isNegative()
                            ? new TransactionParties6().setCdtr(other)
                            : new TransactionParties6().setDbtr(other));
        }
        return transaction;
    }
}
