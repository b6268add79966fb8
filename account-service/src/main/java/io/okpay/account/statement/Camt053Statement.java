package io.okpay.account.statement;

import com.prowidesoftware.swift.model.mx.XmlEventWriter;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountAndDirection35;
import com.prowidesoftware.swift.model.mx.dic.BalanceType10Choice;
import com.prowidesoftware.swift.model.mx.dic.BalanceType13;
import com.prowidesoftware.swift.model.mx.dic.BankToCustomerStatementV08;
import com.prowidesoftware.swift.model.mx.dic.CashAccount39;
import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.DateTimePeriod1;
import com.prowidesoftware.swift.model.mx.dic.GenericAccountIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader81;
import com.prowidesoftware.swift.model.mx.dic.NumberAndSumOfTransactions1;
import com.prowidesoftware.swift.model.mx.dic.NumberAndSumOfTransactions4;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.TotalTransactions6;
import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.annotation.W3CDomHandler;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventWriter;
import org.jspecify.annotations.Nullable;

/**
 * A statement as an ISO 20022 bank-to-customer statement, camt.053.001.08, with the balances OPBD and CLBD. Identifiers are
 * UUIDs without hyphens, as ISO 20022 allows at most 35 characters; times are UTC.
 */
// What a message reaches is registered with its root, but the search for it leaves out the classes of Jakarta.
@RegisterForReflection(targets = W3CDomHandler.class)
final class Camt053Statement {

    // Some validators count a character beyond U+FFFF as two.
    private static final int LONGEST_NAME = 140;

    private final Statement statement;
    private final Instant createdAt;
    private final JAXBContext binding;

    /** Of a statement that is created now; the binding knows {@link Camt053Document}. */
    Camt053Statement(Statement statement, Instant createdAt, JAXBContext binding) {
        this.statement = statement;
        this.createdAt = createdAt;
        this.binding = binding;
    }

    /** Writes all of it in UTF-8, never holding the text as a whole. */
    void writeTo(OutputStream out) throws IOException {
        Camt053Document document = new Camt053Document(body());
        QName root = new QName(Camt053Document.ROOT);
        try {
            Writer text = new OutputStreamWriter(new BrokenOnce(out), StandardCharsets.UTF_8);
            XMLEventWriter xml =
                    new XmlEventWriter(text, null, true, root.getLocalPart(), Camt053Statement::escaped, " ");
            binding.createMarshaller().marshal(new JAXBElement<>(root, Camt053Document.class, null, document), xml);
            text.flush();
        } catch (JAXBException e) {
            throw new IllegalStateException("Could not write camt.053", e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    // Prowide's own way cuts a character beyond U+FFFF, as rare family names have them, into halves that no XML may
    // carry.
    private static String escaped(char[] text, boolean attribute) {
        return new String(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Ends the writing when the reader is gone: Prowide's writer would log each of the thousands of elements to come. */
    private static final class BrokenOnce extends FilterOutputStream {

        BrokenOnce(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private BankToCustomerStatementV08 body() {
        BankToCustomerStatementV08 body = new BankToCustomerStatementV08()
                .setGrpHdr(new GroupHeader81()
                        .setMsgId(identifier(UUID.randomUUID()))
                        .setCreDtTm(time(createdAt)));
        body.getStmt().add(account());
        return body;
    }

    private AccountStatement9 account() {
        String period = statement.walletId() + "/" + statement.from() + "/" + statement.to();
        AccountStatement9 account = new AccountStatement9()
                .setId(identifier(UUID.nameUUIDFromBytes(period.getBytes(StandardCharsets.UTF_8))))
                .setCreDtTm(time(createdAt))
                .setFrToDt(
                        new DateTimePeriod1().setFrDtTm(time(statement.from())).setToDtTm(time(statement.to())))
                .setAcct(new CashAccount39()
                        .setId(new AccountIdentification4Choice()
                                .setOthr(new GenericAccountIdentification1().setId(identifier(statement.walletId()))))
                        .setCcy(statement.currency())
                        .setOwnr(party(statement.holder())))
                .setTxsSummry(totals());
        account.getBal().add(balance("OPBD", statement.opening(), statement.from()));
        account.getBal().add(balance("CLBD", statement.closing(), statement.to()));
        for (Entry entry : statement.entries()) {
            account.getNtry().add(Camt053Entry.of(entry));
        }
        return account;
    }

    private TotalTransactions6 totals() {
        Money net = statement.closing().minus(statement.opening());
        long in = statement.entries().stream()
                .filter(entry -> entry.amount().isPositive())
                .count();
        long all = statement.entries().size();
        return new TotalTransactions6()
                .setTtlNtries(new NumberAndSumOfTransactions4()
                        .setNbOfNtries(Long.toString(all))
                        .setTtlNetNtry(new AmountAndDirection35()
                                .setAmt(net.toDecimal().abs())
                                .setCdtDbtInd(direction(net))))
                .setTtlCdtNtries(new NumberAndSumOfTransactions1()
                        .setNbOfNtries(Long.toString(in))
                        .setSum(statement.incoming().toDecimal()))
                .setTtlDbtNtries(new NumberAndSumOfTransactions1()
                        .setNbOfNtries(Long.toString(all - in))
                        .setSum(statement.outgoing().toDecimal()));
    }

    private static CashBalance8 balance(String code, Money balance, Instant at) {
        return new CashBalance8()
                .setTp(new BalanceType13().setCdOrPrtry(new BalanceType10Choice().setCd(code)))
                .setAmt(amount(balance))
                .setCdtDbtInd(direction(balance))
                .setDt(date(at));
    }

    static ActiveOrHistoricCurrencyAndAmount amount(Money money) {
        return new ActiveOrHistoricCurrencyAndAmount()
                .setCcy(money.currencyCode())
                .setValue(money.toDecimal().abs());
    }

    static CreditDebitCode direction(Money money) {
        return money.isNegative() ? CreditDebitCode.DBIT : CreditDebitCode.CRDT;
    }

    static DateAndDateTime2Choice date(Instant at) {
        return new DateAndDateTime2Choice().setDtTm(time(at));
    }

    /** A party by its name, as far as ISO 20022 has room for it; nobody when nothing of the name is left. */
    static @Nullable PartyIdentification135 party(String name) {
        String plain = PlainName.of(name);
        if (plain.isEmpty()) {
            return null;
        }
        int end = Math.min(plain.length(), LONGEST_NAME);
        if (Character.isHighSurrogate(plain.charAt(end - 1))) {
            end--;
        }
        return new PartyIdentification135().setNm(plain.substring(0, end));
    }

    static String identifier(UUID id) {
        return id.toString().replace("-", "");
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
