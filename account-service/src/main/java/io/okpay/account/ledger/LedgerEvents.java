package io.okpay.account.ledger;

import io.okpay.platform.event.Event;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.event.WalletBalance;
import java.util.List;

/** The ledger's outcomes as the events that other services see. */
final class LedgerEvents {

    private LedgerEvents() {}

    static Event from(PostBatch.Decided decided) {
        return switch (decided.outcome()) {
            case Outcome.Posted posted ->
                new TransferPosted(posted.transferId(), posted.paymentId(), decided.at(), balances(posted));
            case Outcome.Rejected rejected ->
                new TransferRejected(
                        rejected.transferId(),
                        rejected.paymentId(),
                        rejected.problem().name(),
                        rejected.details());
        };
    }

    private static List<WalletBalance> balances(Outcome.Posted posted) {
        return posted.postings().stream()
                .filter(Outcome.Posting::wallet)
                .map(posting -> new WalletBalance(
                        posting.accountId(),
                        posting.currency(),
                        posting.balanceAfter(),
                        posting.balanceAfter(),
                        posting.version()))
                .toList();
    }
}
