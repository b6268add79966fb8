package io.okpay.sandbox.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The camt.053 of a day (UTC): balances before and after, and an entry for each movement. */
final class Statement {

    private final String account;
    private final String currency;
    private final LocalDate day;
    private final List<BookedEntry> all;

    Statement(String account, String currency, LocalDate day, List<BookedEntry> all) {
        this.account = account;
        this.currency = currency;
        this.day = day;
        this.all = all;
    }

    String camt053() {
        Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Xml xml = Messages.header(new Xml("camt.053.001.08").open("BkToCstmrStmt"))
                .open("Stmt")
                .text(currency + day.toString().replace("-", ""), "Id")
                .text(Instant.now().toString(), "CreDtTm")
                .open("FrToDt")
                .text(from.toString(), "FrDtTm")
                .text(to.toString(), "ToDtTm")
                .close()
                .open("Acct")
                .text(account, "Id", "IBAN")
                .text(currency, "Ccy")
                .close();
        balance(xml, "OPBD", before(from));
        balance(xml, "CLBD", before(to));
        all.stream()
                .filter(entry -> !entry.at().isBefore(from) && entry.at().isBefore(to))
                .forEach(entry -> entry(xml, entry));
        return xml.end();
    }

    private BigDecimal before(Instant time) {
        return all.stream()
                .filter(entry -> entry.at().isBefore(time))
                .map(BookedEntry::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void balance(Xml xml, String code, BigDecimal balance) {
        xml.open("Bal")
                .text(code, "Tp", "CdOrPrtry", "Cd")
                .amount("Amt", balance.abs().toPlainString(), currency)
                .text(indicator(balance), "CdtDbtInd")
                .text(day.toString(), "Dt", "Dt")
                .close();
    }

    private void entry(Xml xml, BookedEntry entry) {
        xml.open("Ntry")
                .amount("Amt", entry.amount().abs().toPlainString(), currency)
                .text(indicator(entry.amount()), "CdtDbtInd")
                .text("BOOK", "Sts", "Cd")
                .text(entry.at().toString(), "BookgDt", "DtTm")
                .text(entry.reference(), "AcctSvcrRef")
                .open("NtryDtls")
                .open("TxDtls")
                .text(entry.endToEndId(), "Refs", "EndToEndId");
        String reason = entry.returnReason();
        if (reason != null) {
            xml.text(reason, "RtrInf", "Rsn", "Cd");
        }
        xml.close().close().close();
    }

    private static String indicator(BigDecimal amount) {
        return amount.signum() < 0 ? "DBIT" : "CRDT";
    }
}
