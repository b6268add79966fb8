package io.okpay.payment.promotion;

import io.okpay.payment.tariff.InstrumentKind;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the terms of a promotion from its row. */
final class PromotionRow {

    /** Of the table under the name {@code p}. */
    static final String COLUMNS =
            "p.id, p.name, p.code, p.valid_from, p.valid_until, p.new_customers, p.country, p.type,"
                    + " p.instrument, p.currency, p.basis_points, p.most, p.budget, p.payments_per_customer, p.amount_per_customer,"
                    + " p.proposed_at, p.approved_by, p.approved_at";

    private PromotionRow() {}

    static Promotion read(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        String type = row.getString("type");
        String instrument = row.getString("instrument");
        return new Promotion(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("code"),
                Objects.requireNonNull(instant(row, "valid_from")),
                Objects.requireNonNull(instant(row, "valid_until")),
                row.getBoolean("new_customers"),
                row.getString("country"),
                type == null ? null : PaymentType.valueOf(type),
                instrument == null ? null : InstrumentKind.valueOf(instrument),
                row.getInt("basis_points"),
                money(row, "most", currency),
                Money.ofMinor(row.getLong("budget"), currency),
                row.getInt("payments_per_customer"),
                money(row, "amount_per_customer", currency),
                Objects.requireNonNull(instant(row, "proposed_at")),
                row.getObject("approved_by", UUID.class),
                instant(row, "approved_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Money money(ResultSet row, String column, String currency) throws SQLException {
        Long minor = row.getObject(column, Long.class);
        return minor == null ? null : Money.ofMinor(minor, currency);
    }
}
