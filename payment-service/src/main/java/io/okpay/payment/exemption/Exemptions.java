package io.okpay.payment.exemption;

import io.agroal.api.AgroalDataSource;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Decides which payments need no factors, and counts what was paid without them. */
@ApplicationScoped
public class Exemptions {

    private static final String USED =
            "SELECT amount, payments FROM exemption_use WHERE customer_id = ? AND currency = ?";
    private static final String USE = "INSERT INTO exemption_use AS used (customer_id, currency, amount, payments)"
            + " VALUES (?, ?, ?, 1) ON CONFLICT (customer_id, currency)"
            + " DO UPDATE SET amount = used.amount + excluded.amount, payments = used.payments + 1"
            + " WHERE used.amount + excluded.amount <= ? AND used.payments + 1 <= ?";
    private static final String FORGET = "DELETE FROM exemption_use WHERE customer_id = ?";

    private final AgroalDataSource dataSource;
    private final ExemptionRules rules;
    private final TrustedPayees trustedPayees;

    Exemptions(AgroalDataSource dataSource, ExemptionRules rules, TrustedPayees trustedPayees) {
        this.dataSource = dataSource;
        this.rules = rules;
        this.trustedPayees = trustedPayees;
    }

    /** What would exempt a payment now; others may use it up first. */
    public Optional<ExemptionKind> preview(UUID customerId, PaymentType type, Money debit, @Nullable UUID payeeId) {
        Optional<ExemptionKind> withoutCount = withoutCount(customerId, type, debit, payeeId, rules::advising);
        if (withoutCount.isPresent() || toOneself(type)) {
            return withoutCount;
        }
        return rules.advising(ExemptionKind.LOW_VALUE, debit)
                .filter(rule -> fits(customerId, debit, rule))
                .map(ExemptionRule::kind);
    }

    /** Exempts a payment and counts it, or says that it needs its factors. Parallel payments cannot use the same remainder. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ExemptionKind> take(UUID customerId, PaymentType type, Money debit, @Nullable UUID payeeId) {
        Optional<ExemptionKind> withoutCount = withoutCount(customerId, type, debit, payeeId, rules::covering);
        if (withoutCount.isPresent() || toOneself(type)) {
            return withoutCount;
        }
        return rules.covering(ExemptionKind.LOW_VALUE, debit)
                .filter(rule -> use(customerId, debit, rule))
                .map(ExemptionRule::kind);
    }

    /** Both factors were given: counting begins again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void authenticated(UUID customerId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, customerId);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not begin to count exemptions again", e);
        }
    }

    private static boolean toOneself(PaymentType type) {
        return type == PaymentType.TOP_UP || type == PaymentType.CONVERSION;
    }

    private Optional<ExemptionKind> withoutCount(
            UUID customerId,
            PaymentType type,
            Money debit,
            @Nullable UUID payeeId,
            BiFunction<ExemptionKind, Money, Optional<ExemptionRule>> ruleOf) {
        if (toOneself(type)) {
            return ruleOf.apply(ExemptionKind.OWN_ACCOUNT, debit).map(ExemptionRule::kind);
        }
        if (payeeId != null && trustedPayees.contain(customerId, payeeId)) {
            return ruleOf.apply(ExemptionKind.TRUSTED_PAYEE, debit).map(ExemptionRule::kind);
        }
        return Optional.empty();
    }

    private boolean fits(UUID customerId, Money debit, ExemptionRule rule) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(USED)) {
            select.setObject(1, customerId);
            select.setString(2, debit.currencyCode());
            try (ResultSet row = select.executeQuery()) {
                return !row.next()
                        || (row.getLong(1) + debit.minor() <= total(rule) && row.getInt(2) + 1 <= payments(rule));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the use of exemptions", e);
        }
    }

    private boolean use(UUID customerId, Money debit, ExemptionRule rule) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(USE)) {
            upsert.setObject(1, customerId);
            upsert.setString(2, debit.currencyCode());
            upsert.setLong(3, debit.minor());
            upsert.setLong(4, total(rule));
            upsert.setInt(5, payments(rule));
            return upsert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not count an exemption", e);
        }
    }

    private static long total(ExemptionRule rule) {
        return Objects.requireNonNull(rule.total()).minor();
    }

    private static int payments(ExemptionRule rule) {
        return Objects.requireNonNull(rule.payments());
    }
}
