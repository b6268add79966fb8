package io.okpay.payment.promotion;

import io.agroal.api.AgroalDataSource;
import io.okpay.payment.approval.ApprovalProblem;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Proposes promotions, approves them by a second person, and stops them. */
@ApplicationScoped
class EditPromotion {

    private static final String PROPOSE =
            "INSERT INTO promotion (id, name, code, valid_from, valid_until, new_customers,"
                    + " country, type, instrument, currency, basis_points, most, budget, payments_per_customer, amount_per_customer,"
                    + " proposed_by, proposed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String LOCK = "SELECT proposed_by, approved_at FROM promotion WHERE id = ? FOR UPDATE";
    private static final String APPROVE = "UPDATE promotion SET approved_by = ?, approved_at = ? WHERE id = ?";
    private static final String FUND =
            "INSERT INTO promotion_budget (promotion_id, total) SELECT id, budget FROM promotion WHERE id = ?";
    private static final String PAUSE = "UPDATE promotion_budget SET paused_by = coalesce(paused_by, ?),"
            + " paused_at = coalesce(paused_at, ?) WHERE promotion_id = ?";
    private static final String RESUME =
            "UPDATE promotion_budget SET paused_by = NULL, paused_at = NULL WHERE promotion_id = ?";
    private static final String FIND = "SELECT " + PromotionRow.COLUMNS + ", coalesce(b.spent, 0) AS spent,"
            + " b.paused_at IS NOT NULL AS paused FROM promotion p LEFT JOIN promotion_budget b ON b.promotion_id = p.id";
    private static final String ONE = FIND + " WHERE p.id = ?";
    private static final String PAGE = FIND + " WHERE p.id < ? ORDER BY p.id DESC LIMIT ?";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final UUID LAST = new UUID(-1, -1);

    private final AgroalDataSource dataSource;

    EditPromotion(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Notes terms that a second person may approve. */
    @Transactional(Transactional.TxType.MANDATORY)
    PromotionResponse propose(PromotionRequest request, UUID proposer) {
        Promotion terms = request.proposal(now());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(PROPOSE)) {
            insert.setObject(1, terms.id());
            insert.setString(2, terms.name());
            insert.setString(3, terms.code());
            insert.setObject(4, terms.validFrom().atOffset(ZoneOffset.UTC));
            insert.setObject(5, terms.validUntil().atOffset(ZoneOffset.UTC));
            insert.setBoolean(6, terms.newCustomers());
            insert.setString(7, terms.country());
            insert.setString(8, name(terms.type()));
            insert.setString(9, name(terms.instrument()));
            insert.setString(10, terms.budget().currencyCode());
            insert.setInt(11, terms.basisPoints());
            insert.setObject(12, terms.discount().most(), Types.BIGINT);
            insert.setLong(13, terms.budget().minor());
            insert.setInt(14, terms.paymentsPerCustomer());
            insert.setObject(15, terms.amountPerCustomer() == null ? null : terms.mostPerCustomer(), Types.BIGINT);
            insert.setObject(16, proposer);
            insert.setObject(17, terms.proposedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            return find(terms.id());
        } catch (SQLException e) {
            throw new IllegalStateException("Could not propose a promotion", e);
        }
    }

    /** Makes a proposal binding and sets its budget aside. */
    @Transactional
    PromotionResponse approve(UUID id, UUID approver) {
        Instant now = now();
        try (Connection connection = dataSource.getConnection()) {
            refuseApproval(connection, id, approver);
            if (!now.isBefore(find(id).validUntil())) {
                throw ProblemException.of(PromotionProblem.PROMOTION_WINDOW_EMPTY, "validUntil");
            }
            update(connection, APPROVE, approver, now.atOffset(ZoneOffset.UTC), id);
            update(connection, FUND, id);
            return find(id);
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw ProblemException.of(PromotionProblem.PROMOTION_CODE_TAKEN, "code");
            }
            throw new IllegalStateException("Could not approve a promotion", e);
        }
    }

    /** Stops a promotion: prices that were quoted with it are refused from now on. */
    @Transactional
    PromotionResponse pause(UUID id, UUID person) {
        return change(id, PAUSE, person, now().atOffset(ZoneOffset.UTC), id);
    }

    @Transactional
    PromotionResponse resume(UUID id) {
        return change(id, RESUME, id);
    }

    PromotionResponse find(UUID id) {
        return list(ONE, id).stream().findFirst().orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    /** Promotions from before {@code last} on, the newest first. */
    List<PromotionResponse> page(@Nullable UUID last, int limit) {
        return list(PAGE, last == null ? LAST : last, limit);
    }

    private PromotionResponse change(UUID id, String statement, Object... parameters) {
        PromotionResponse known = find(id);
        try (Connection connection = dataSource.getConnection()) {
            if (known.approvedAt() == null || update(connection, statement, parameters) == 0) {
                throw ProblemException.of(PromotionProblem.PROMOTION_NOT_APPROVED);
            }
            return find(id);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not change a promotion", e);
        }
    }

    private static void refuseApproval(Connection connection, UUID id, UUID approver) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOCK)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.of(CommonProblem.NOT_FOUND);
                }
                if (row.getObject(2) != null) {
                    throw ProblemException.of(PromotionProblem.PROMOTION_ALREADY_APPROVED);
                }
                if (approver.equals(row.getObject(1, UUID.class))) {
                    throw ProblemException.of(ApprovalProblem.SECOND_PERSON_REQUIRED);
                }
            }
        }
    }

    private List<PromotionResponse> list(String query, Object... parameters) {
        Instant now = now();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            List<PromotionResponse> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(PromotionResponse.from(
                            PromotionRow.read(row), row.getLong("spent"), row.getBoolean("paused"), now));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the promotions", e);
        }
    }

    private static int update(Connection connection, String statement, Object... parameters) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setObject(i + 1, parameters[i]);
            }
            return update.executeUpdate();
        }
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
