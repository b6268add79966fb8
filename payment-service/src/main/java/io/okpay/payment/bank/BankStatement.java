package io.okpay.payment.bank;

import io.okpay.platform.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the bank booked on the operator's account in one day (camt.053).
 *
 * @param opening the balance before
 * @param closing the balance after: opening and all entries
 */
public record BankStatement(Money opening, Money closing, List<Entry> entries) {

    /** What an entry is to a payment. */
    public enum Kind {
        /** The payment's own movement. */
        MOVEMENT,
        /** The bank took the movement back. */
        RETURN,
        /** The operator gave back what was collected, because the ledger refused it. */
        GIVE_BACK
    }

    /**
     * One entry.
     *
     * @param reference the bank's own name for it
     * @param endToEndId as the bank has it
     * @param paymentId null when it is none of ours
     * @param amount below zero when it left the account
     */
    public record Entry(
            String reference, String endToEndId, @Nullable UUID paymentId, Kind kind, Money amount) {}

    /** Reads the statement of one account. */
    static BankStatement parse(byte[] xml) {
        Message statement = Message.parse(xml)
                .at("BkToCstmrStmt", "Stmt")
                .orElseThrow(() -> new UnreadableMessageException("it is no camt.053"));
        List<Entry> entries = new ArrayList<>();
        for (Message entry : statement.all("Ntry")) {
            entries.add(entry(entry));
        }
        return new BankStatement(balance(statement, "OPBD"), balance(statement, "CLBD"), entries);
    }

    private static Entry entry(Message entry) {
        Message details = entry.at("NtryDtls", "TxDtls")
                .orElseThrow(() -> new UnreadableMessageException("an entry has no TxDtls"));
        String text = details.required("Refs", "EndToEndId");
        Optional<EndToEndId> id = EndToEndId.parse(text);
        Kind kind = details.at("RtrInf").isPresent()
                ? Kind.RETURN
                : id.filter(EndToEndId::givesBack).isPresent() ? Kind.GIVE_BACK : Kind.MOVEMENT;
        return new Entry(
                entry.required("AcctSvcrRef"),
                text,
                id.map(EndToEndId::paymentId).orElse(null),
                kind,
                signed(entry));
    }

    private static Money balance(Message statement, String code) {
        return statement.all("Bal").stream()
                .filter(balance -> balance.at("Tp", "CdOrPrtry", "Cd")
                        .filter(found -> found.text().equals(code))
                        .isPresent())
                .findFirst()
                .map(BankStatement::signed)
                .orElseThrow(() -> new UnreadableMessageException("it has no balance " + code));
    }

    private static Money signed(Message from) {
        Message amount = from.at("Amt").orElseThrow(() -> new UnreadableMessageException("it has no Amt"));
        try {
            // a bank may write more zeros than the currency has digits
            BigDecimal value = new BigDecimal(amount.text()).stripTrailingZeros();
            Money money = Money.of(value.setScale(Math.max(0, value.scale())).toPlainString(), amount.attribute("Ccy"));
            return from.required("CdtDbtInd").equals("DBIT") ? money.negated() : money;
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessageException("an amount is none: " + e.getMessage());
        }
    }
}
