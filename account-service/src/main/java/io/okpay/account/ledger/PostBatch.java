package io.okpay.account.ledger;

import static io.okpay.account.ledger.SqlArrays.uuids;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a batch of commands: locks the touched accounts in one order, looks for replays after the locks, decides in
 * memory, and writes everything in one commit.
 */
@ApplicationScoped
class PostBatch {

    /** A transfer's place in its batch has ten bits. */
    static final int LARGEST_BATCH = 1024;

    private static final String LOCK_AND_FIND = Accounts.LOCK + ";" + Outcomes.FIND;

    private final AgroalDataSource dataSource;
    private final Accounts accounts;
    private final Holds holds;
    private final Originals originals;
    private final Outcomes outcomes;
    private final Batches batches;
    private final Set<UUID> openSystemAccounts = ConcurrentHashMap.newKeySet();

    /**
     * One command's outcome.
     *
     * @param at the booking time of a new outcome; a replay carries the time of the replay
     * @param wallets the wallets that it concerns, as they are after it
     */
    record Decided(Outcome outcome, Instant at, List<Account> wallets) {}

    /**
     * What a batch came to.
     *
     * @param number the batch in the books, or 0 when there was nothing new to record
     * @param decided in the order of the commands
     */
    record Result(long number, List<Decided> decided) {}

    /** What a batch finds: its accounts, locked, and those of its commands that have an outcome already. */
    private record Standing(Map<UUID, Account> accounts, Map<UUID, Outcome> outcomes) {}

    @FunctionalInterface
    private interface Work<T> {

        T on(Connection connection) throws SQLException;
    }

    PostBatch(
            @DataSource("ledger") AgroalDataSource dataSource,
            Accounts accounts,
            Holds holds,
            Originals originals,
            Outcomes outcomes,
            Batches batches) {
        this.dataSource = dataSource;
        this.accounts = accounts;
        this.holds = holds;
        this.originals = originals;
        this.outcomes = outcomes;
        this.batches = batches;
    }

    /**
     * The outcomes in the order of the commands, durable when this returns.
     *
     * @throws IllegalArgumentException when there are more than {@link #LARGEST_BATCH} commands
     */
    List<Decided> post(List<? extends LedgerCommand> commands) {
        return post(commands, null).decided();
    }

    /**
     * As {@link #post(List)}, and notes with the same commit that the results have to be published.
     *
     * @param published earlier batches whose results are published by now; not noted when the batch has nothing to record
     */
    Result postAndOweResults(List<? extends LedgerCommand> commands, Collection<Long> published) {
        return post(commands, published);
    }

    private Result post(List<? extends LedgerCommand> commands, @Nullable Collection<Long> published) {
        if (commands.size() > LARGEST_BATCH) {
            throw new IllegalArgumentException("A batch has at most " + LARGEST_BATCH + " commands");
        }
        openSystemAccounts(commands);
        return inOneCommit(connection -> decide(connection, commands, published));
    }

    private Result decide(
            Connection connection, List<? extends LedgerCommand> commands, @Nullable Collection<Long> published)
            throws SQLException {
        Set<UUID> ids = HashSet.newHashSet(commands.size());
        Set<UUID> touched = new HashSet<>();
        Set<UUID> settled = new HashSet<>();
        Set<UUID> reversed = new HashSet<>();
        for (LedgerCommand command : commands) {
            ids.add(command.id());
            command.namedLegs().forEach(leg -> touched.add(leg.ref()));
            UUID hold = command.settles();
            if (hold != null) {
                settled.add(hold);
                ids.add(hold);
            }
            if (command instanceof LedgerCommand.Reverse reverse) {
                reversed.add(reverse.originalId());
            }
        }
        Map<UUID, Hold> pending = settled.isEmpty() ? Map.of() : holds.lock(connection, settled);
        pending.values().forEach(hold -> hold.legs().forEach(leg -> touched.add(leg.ref())));
        Map<UUID, Original> reversible = reversed.isEmpty() ? Map.of() : originals.find(connection, reversed);
        reversible.values().forEach(original -> original.legs().forEach(leg -> touched.add(leg.ref())));

        Standing standing = lockAndFind(connection, touched, ids);
        if (!reversible.isEmpty()) {
            reversible = originals.withReversals(connection, reversible);
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        LedgerBatch batch = new LedgerBatch(
                new LedgerBatch.Known(standing.accounts(), standing.outcomes(), pending, reversible), now);
        List<Outcome> results = new ArrayList<>(commands.size());
        List<List<Account>> after = new ArrayList<>(commands.size());
        for (LedgerCommand command : commands) {
            results.add(batch.decide(command));
            after.add(batch.wallets(command));
        }
        Batches.Recorded recordedAs =
                batch.decided().isEmpty() ? new Batches.Recorded(0, now) : batches.record(connection, batch, published);
        List<Decided> decided = new ArrayList<>(commands.size());
        for (int i = 0; i < results.size(); i++) {
            decided.add(new Decided(results.get(i), recordedAs.at(), after.get(i)));
        }
        return new Result(recordedAs.number(), decided);
    }

    /** One question for both, asked in this order: a replay that waited for the locks sees what the first one wrote. */
    private Standing lockAndFind(Connection connection, Collection<UUID> touched, Collection<UUID> ids)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOCK_AND_FIND)) {
            uuids(select, 1, touched);
            uuids(select, 2, ids);
            select.execute();
            Map<UUID, Account> locked = accounts.locked(select.getResultSet());
            select.getMoreResults();
            return new Standing(locked, outcomes.found(select.getResultSet()));
        }
    }

    /** Opens system accounts that are named for the first time here, before the batch and whatever becomes of it. */
    private void openSystemAccounts(List<? extends LedgerCommand> commands) {
        Map<UUID, Leg> toOpen = new LinkedHashMap<>();
        for (LedgerCommand command : commands) {
            for (Leg leg : command.namedLegs()) {
                if (!openSystemAccounts.contains(leg.ref()) && AccountId.isSystem(leg.account())) {
                    toOpen.put(leg.ref(), leg);
                }
            }
        }
        if (toOpen.isEmpty()) {
            return;
        }
        boolean _ = inOneCommit(connection -> {
            accounts.open(connection, "SYSTEM", toOpen.values());
            return true;
        });
        openSystemAccounts.addAll(toOpen.keySet());
    }

    private <T> T inOneCommit(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not post a batch", e);
        }
    }

    private static void rollBack(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
