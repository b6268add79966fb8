package io.okpay.payment.exemption;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules, proposed by one person and approved by another. */
@ApplicationScoped
class ExemptionRules {

    private static final String COLUMNS =
            " id, kind, enabled, currency, most, total, payments, proposed_at, approved_by, approved_at ";
    private static final String EFFECTIVE = "SELECT DISTINCT ON (kind, currency)" + COLUMNS
            + "FROM exemption_rule WHERE approved_at IS NOT NULL ORDER BY kind, currency, approved_at DESC";
    private static final String PROPOSE = "INSERT INTO exemption_rule"
            + " (id, kind, enabled, currency, most, total, payments, proposed_by, proposed_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String APPROVE = "UPDATE exemption_rule SET approved_by = ?, approved_at = ?"
            + " WHERE id = ? AND approved_at IS NULL AND proposed_by <> ?";
    private static final String FIND = "SELECT" + COLUMNS + "FROM exemption_rule WHERE id = ?";

    private static final Duration RECENT = Duration.ofSeconds(1);

    private final AgroalDataSource dataSource;
    private volatile @Nullable Known known;

    /** What was read, and when by {@link System#nanoTime}. */
    private record Known(List<ExemptionRule> rules, long readAt) {}

    ExemptionRules(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The rules that hold now. */
    List<ExemptionRule> effective() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(EFFECTIVE);
                ResultSet row = select.executeQuery()) {
            List<ExemptionRule> rules = new ArrayList<>();
            while (row.next()) {
                rules.add(read(row));
            }
            return rules;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the exemptions", e);
        }
    }

    /** The rule of a kind that holds now for an amount, if it covers it. */
    Optional<ExemptionRule> covering(ExemptionKind kind, Money amount) {
        return covering(effective(), kind, amount);
    }

    /** The same by rules that were read within the last second, which is good enough to advise by. */
    Optional<ExemptionRule> advising(ExemptionKind kind, Money amount) {
        Known last = known;
        long now = System.nanoTime();
        if (last == null || now - last.readAt() > RECENT.toNanos()) {
            last = new Known(effective(), now);
            known = last;
        }
        return covering(last.rules(), kind, amount);
    }

    private static Optional<ExemptionRule> covering(List<ExemptionRule> rules, ExemptionKind kind, Money amount) {
        return rules.stream()
                .filter(rule -> rule.kind() == kind)
                .filter(rule -> {
                    Money most = rule.most();
                    return most == null || most.currency().equals(amount.currency());
                })
                .filter(rule -> rule.covers(amount))
                .findFirst();
    }

    Optional<ExemptionRule> find(UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read an exemption", e);
        }
    }

    void propose(ExemptionRule rule, UUID proposer) {
        Money most = rule.most();
        Money total = rule.total();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(PROPOSE)) {
            insert.setObject(1, rule.id());
            insert.setString(2, rule.kind().name());
            insert.setBoolean(3, rule.enabled());
            insert.setString(4, most == null ? null : most.currencyCode());
            insert.setObject(5, most == null ? null : most.minor(), Types.BIGINT);
            insert.setObject(6, total == null ? null : total.minor(), Types.BIGINT);
            insert.setObject(7, rule.payments(), Types.INTEGER);
            insert.setObject(8, proposer);
            insert.setObject(9, rule.proposedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not propose an exemption", e);
        }
    }

    /** Approves a proposal; false when it waits for nobody, or only for somebody else. */
    boolean approve(UUID id, UUID approver, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(APPROVE)) {
            update.setObject(1, approver);
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setObject(3, id);
            update.setObject(4, approver);
            known = null;
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not approve an exemption", e);
        }
    }

    private static ExemptionRule read(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        OffsetDateTime approvedAt = row.getObject("approved_at", OffsetDateTime.class);
        return new ExemptionRule(
                row.getObject("id", UUID.class),
                ExemptionKind.valueOf(row.getString("kind")),
                row.getBoolean("enabled"),
                money(row.getObject("most", Long.class), currency),
                money(row.getObject("total", Long.class), currency),
                row.getObject("payments", Integer.class),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getObject("approved_by", UUID.class),
                approvedAt == null ? null : approvedAt.toInstant());
    }

    private static @Nullable Money money(@Nullable Long minor, @Nullable String currency) {
        return minor == null || currency == null ? null : Money.ofMinor(minor, currency);
    }
}
