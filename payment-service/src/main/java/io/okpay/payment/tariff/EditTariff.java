package io.okpay.payment.tariff;

import io.agroal.api.AgroalDataSource;
import io.okpay.payment.approval.ApprovalProblem;
import io.okpay.platform.event.TariffPublished;
import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Drafts a tariff, and publishes it by a second person. */
@ApplicationScoped
class EditTariff {

    private static final String ONE_DRAFT_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('tariff', 0))";
    private static final String DRAFT = "INSERT INTO tariff (version, valid_from, description, drafted_by, drafted_at)"
            + " SELECT max(version) + 1, ?, ?, ?, ? FROM tariff RETURNING version";
    private static final String RULE =
            "INSERT INTO fee_rule (tariff_version, id, type, instrument, corridor, from_country, to_country, tier,"
                    + " currency, amount_from, amount_below, basis_points, fixed, least, most)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String LOCK = "SELECT drafted_by FROM tariff WHERE version = ? FOR UPDATE";
    private static final String PUBLISH = "UPDATE tariff SET published_by = ?, published_at = ? WHERE version = ?";
    private static final String UNIQUE_VIOLATION = "23505";

    private final AgroalDataSource dataSource;
    private final Tariffs tariffs;
    private final Outbox outbox;

    EditTariff(AgroalDataSource dataSource, Tariffs tariffs, Outbox outbox) {
        this.dataSource = dataSource;
        this.tariffs = tariffs;
        this.outbox = outbox;
    }

    /** Notes a tariff that a second person may publish. */
    @Transactional(Transactional.TxType.MANDATORY)
    Tariff draft(TariffRequest request, UUID drafter) {
        Instant now = now();
        Instant validFrom = Parameters.instant("validFrom", request.validFrom()).truncatedTo(ChronoUnit.MILLIS);
        refusePast(validFrom, now);
        new RuleBook(request.rules()).check();
        try (Connection connection = dataSource.getConnection()) {
            int version = insert(connection, validFrom, request.description(), drafter, now);
            try (PreparedStatement insert = connection.prepareStatement(RULE)) {
                for (FeeRule rule : request.rules()) {
                    insert.setInt(1, version);
                    set(insert, rule);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return tariffs.version(version).orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not draft a tariff", e);
        }
    }

    /** Makes a draft binding from its first instant on, and announces it. */
    @Transactional(Transactional.TxType.MANDATORY)
    Tariff publish(int version, UUID publisher) {
        try (Connection connection = dataSource.getConnection()) {
            UUID drafter = lock(connection, version);
            Tariff draft = tariffs.version(version).orElseThrow();
            if (draft.status() == Tariff.Status.PUBLISHED) {
                throw ProblemException.of(TariffProblem.TARIFF_ALREADY_PUBLISHED);
            }
            if (publisher.equals(drafter)) {
                throw ProblemException.of(ApprovalProblem.SECOND_PERSON_REQUIRED);
            }
            Instant now = now();
            refusePast(draft.validFrom(), now);
            new RuleBook(draft.rules()).check();
            List<FeeRule> before = tariffs.at(draft.validFrom().minusMillis(1))
                    .map(Tariff::rules)
                    .orElse(List.of());
            publish(connection, version, publisher, now);
            outbox.publish(new TariffPublished(
                    version, draft.validFrom(), draft.description(), now, TariffComparison.of(before, draft.rules())));
            return tariffs.version(version).orElseThrow();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw ProblemException.of(TariffProblem.TARIFF_START_TAKEN, "validFrom");
            }
            throw new IllegalStateException("Could not publish a tariff", e);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void refusePast(Instant validFrom, Instant now) {
        if (!validFrom.isAfter(now)) {
            throw ProblemException.of(TariffProblem.TARIFF_STARTS_IN_PAST, "validFrom");
        }
    }

    private static int insert(Connection connection, Instant validFrom, String description, UUID drafter, Instant now)
            throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(ONE_DRAFT_AT_A_TIME)) {
            lock.execute();
        }
        try (PreparedStatement insert = connection.prepareStatement(DRAFT)) {
            insert.setTimestamp(1, Timestamp.from(validFrom));
            insert.setString(2, description);
            insert.setObject(3, drafter);
            insert.setTimestamp(4, Timestamp.from(now));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void set(PreparedStatement insert, FeeRule rule) throws SQLException {
        insert.setString(2, rule.id());
        insert.setString(3, rule.type().name());
        insert.setString(4, name(rule.instrument()));
        insert.setString(5, name(rule.corridor()));
        insert.setString(6, rule.fromCountry());
        insert.setString(7, rule.toCountry());
        insert.setString(8, rule.tier());
        insert.setString(9, rule.currency());
        insert.setObject(10, rule.amountFrom(), Types.BIGINT);
        insert.setObject(11, rule.amountBelow(), Types.BIGINT);
        insert.setInt(12, rule.basisPoints());
        insert.setLong(13, rule.fixed());
        insert.setLong(14, rule.least());
        insert.setObject(15, rule.most(), Types.BIGINT);
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static @Nullable UUID lock(Connection connection, int version) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOCK)) {
            select.setInt(1, version);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.of(CommonProblem.NOT_FOUND);
                }
                return row.getObject(1, UUID.class);
            }
        }
    }

    private static void publish(Connection connection, int version, UUID publisher, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(PUBLISH)) {
            update.setObject(1, publisher);
            update.setTimestamp(2, Timestamp.from(now));
            update.setInt(3, version);
            update.executeUpdate();
        }
    }
}
