package io.okpay.account.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.okpay.platform.event.FxAccount;
import io.okpay.platform.event.FxAccountsStated;
import io.okpay.platform.money.Money;
import io.okpay.platform.outbox.EventProducer;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * States what the accounts of exchanges hold, for who keeps the exposure by other ways. It needs no outbox: the next statement says all
 * that a lost one did.
 */
@ApplicationScoped
class StateFxAccounts {

    private static final Logger LOG = Logger.getLogger(StateFxAccounts.class);
    private static final String BALANCES = "SELECT currency, sum(balance) FILTER (WHERE code = 'system:FX_POSITION'),"
            + " coalesce(sum(balance) FILTER (WHERE code = 'system:FX_SPREAD'), 0),"
            + " sum(postings) FILTER (WHERE code = 'system:FX_POSITION') AS moved FROM ledger_account"
            + " WHERE kind = 'SYSTEM' AND code IN ('system:FX_POSITION', 'system:FX_SPREAD') GROUP BY currency"
            + " HAVING sum(postings) FILTER (WHERE code = 'system:FX_POSITION') > 0 ORDER BY currency";

    private final AgroalDataSource dataSource;
    private final EventProducer producer;

    StateFxAccounts(AgroalDataSource dataSource, EventProducer producer) {
        this.dataSource = dataSource;
        this.producer = producer;
    }

    @Scheduled(
            every = "${okpay.ledger.fx-accounts-every:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void state() {
        try {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            List<FxAccount> accounts = accounts();
            if (!accounts.isEmpty()) {
                producer.send(producer.record(
                        new FxAccountsStated(accounts, now), UuidCreator.getTimeOrderedEpoch(), now, null));
            }
        } catch (RuntimeException | SQLException e) {
            LOG.debugf("No statement of the FX accounts: %s", e.getMessage());
        }
    }

    /** Of one moment, because it is one statement. */
    private List<FxAccount> accounts() throws SQLException {
        List<FxAccount> accounts = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(BALANCES);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String currency = row.getString(1);
                accounts.add(new FxAccount(
                        Money.ofMinor(row.getLong(2), currency),
                        Money.ofMinor(row.getLong(3), currency),
                        row.getLong("moved")));
            }
        }
        return accounts;
    }
}
