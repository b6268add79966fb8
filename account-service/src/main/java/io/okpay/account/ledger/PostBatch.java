package io.okpay.account.ledger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Posts a batch of transfers: locks the touched accounts in id order, looks for replays after the locks, decides in memory, and
 * writes everything in one commit.
 */
@ApplicationScoped
class PostBatch {

    private final AgroalDataSource dataSource;
    private final LedgerStore store;
    private final Set<UUID> openSystemAccounts = ConcurrentHashMap.newKeySet();

    /**
     * One transfer's outcome and when it was decided here.
     *
     * @param at the booking time of a new outcome; a replay carries the time of the replay
     */
    record Decided(Outcome outcome, Instant at) {}

    PostBatch(AgroalDataSource dataSource, LedgerStore store) {
        this.dataSource = dataSource;
        this.store = store;
    }

    /** The outcomes in the order of the transfers, durable when this returns. */
    List<Decided> post(List<Transfer> transfers) {
        Map<UUID, Transfer.Leg> toOpen = systemAccountsToOpen(transfers);
        if (!toOpen.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> open(toOpen.values()));
            openSystemAccounts.addAll(toOpen.keySet());
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return decide(connection, transfers);
            } catch (SQLException e) {
                throw new IllegalStateException("Could not post a batch", e);
            }
        });
    }

    private List<Decided> decide(Connection connection, List<Transfer> transfers) throws SQLException {
        Set<UUID> touched = new TreeSet<>();
        transfers.forEach(transfer -> transfer.legs().forEach(leg -> touched.add(leg.accountId())));
        Map<UUID, Account> accounts = store.lockAccounts(connection, touched);
        Map<UUID, Outcome> recorded = store.findOutcomes(
                connection, transfers.stream().map(Transfer::id).distinct().toList());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        LedgerBatch batch = new LedgerBatch(accounts, recorded);
        List<Decided> outcomes = new ArrayList<>();
        for (Transfer transfer : transfers) {
            outcomes.add(new Decided(batch.decide(transfer), now));
        }
        if (!batch.decided().isEmpty()) {
            store.record(connection, batch.decided(), batch.changedAccounts(), now);
        }
        return outcomes;
    }

    private Map<UUID, Transfer.Leg> systemAccountsToOpen(List<Transfer> transfers) {
        Map<UUID, Transfer.Leg> toOpen = new LinkedHashMap<>();
        for (Transfer transfer : transfers) {
            for (Transfer.Leg leg : transfer.legs()) {
                if (AccountId.isSystem(leg.account()) && !openSystemAccounts.contains(leg.accountId())) {
                    toOpen.put(leg.accountId(), leg);
                }
            }
        }
        return toOpen;
    }

    private void open(Collection<Transfer.Leg> legs) {
        try (Connection connection = dataSource.getConnection()) {
            store.openSystemAccounts(connection, legs);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not open system accounts", e);
        }
    }
}
