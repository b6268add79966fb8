package io.okpay.bench;

import io.okpay.bench.Scenario.Payment;
import io.okpay.local.LocalPostgres;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The wallets of the ledger and the transfers between them. Amounts are in US cents. */
final class Wallets {

    private static final String CURRENCY = "USD";
    private static final int CURRENCY_NUMBER = 840;
    private static final long EACH = 10_000_000;
    private static final long HOT = 1_000_000_000_000L;
    private static final long FEE = 1;
    private static final int FUNDED_AT_ONCE = 500;

    private final List<UUID> ids =
            Stream.generate(TimeOrderedId::next).limit(Scenario.WALLETS).toList();

    /** Opens all wallets, empty. */
    void open(LocalPostgres postgres) {
        String owner = Parts.LEDGER_DATABASE + "_owner";
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl(Parts.LEDGER_DATABASE), owner, LocalPostgres.password(owner));
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO ledger_account (number, ref, code, kind, currency)"
                                + " SELECT nextval('ledger_account_serial') << 10 | ?, ref, 'wallet:' || ref, 'WALLET', ?"
                                + " FROM unnest(?::uuid[]) ref")) {
            insert.setInt(1, CURRENCY_NUMBER);
            insert.setString(2, CURRENCY);
            insert.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new BenchException("Cannot open the wallets: " + e.getMessage(), e);
        }
    }

    /** Transfers that give each wallet money to spend, and the hot one more. */
    List<PostTransfer> funding() {
        List<PostTransfer> transfers = new ArrayList<>();
        for (int first = 0; first < ids.size(); first += FUNDED_AT_ONCE) {
            List<TransferLeg> legs = new ArrayList<>();
            long sum = 0;
            for (int wallet = first; wallet < first + FUNDED_AT_ONCE; wallet++) {
                long amount = wallet == 0 ? HOT : EACH;
                legs.add(TransferLeg.wallet(ids.get(wallet), amount, CURRENCY));
                sum += amount;
            }
            legs.addFirst(TransferLeg.system("SETTLEMENT_CARD", -sum, CURRENCY));
            transfers.add(new PostTransfer(TimeOrderedId.next(), TimeOrderedId.next(), legs));
        }
        return transfers;
    }

    /** A payment without a fee, as the body of a request. */
    String request(Payment payment) {
        String amount = BigDecimal.valueOf(payment.amount(), 2).toPlainString();
        return "{\"type\":\"POST\",\"legs\":[" + leg(payment.payer(), "DEBIT", amount) + ","
                + leg(payment.payee(), "CREDIT", amount) + "]}";
    }

    private String leg(int wallet, String direction, String amount) {
        return "{\"account\":\"wallet:" + ids.get(wallet) + "\",\"direction\":\"" + direction
                + "\",\"amount\":{\"amount\":\"" + amount + "\",\"currency\":\"" + CURRENCY + "\"}}";
    }

    /** A payment with the fee that its payer pays on top. */
    PostTransfer transfer(Payment payment, UUID transferId, UUID paymentId) {
        return new PostTransfer(
                transferId,
                paymentId,
                List.of(
                        TransferLeg.wallet(ids.get(payment.payer()), -payment.amount() - FEE, CURRENCY),
                        TransferLeg.wallet(ids.get(payment.payee()), payment.amount(), CURRENCY),
                        TransferLeg.system("FEES", FEE, CURRENCY)));
    }
}
