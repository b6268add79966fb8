package io.okpay.bench.fx;

import io.okpay.bench.BenchException;
import io.okpay.fx.spread.SpreadRule;
import io.okpay.fx.spread.SpreadTable;
import io.okpay.local.LocalPostgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which currencies the suite serves. The catalogue and the spreads are data, and the benchmark has more of the first. */
final class ServedCurrencies {

    private static final List<String> FIRST =
            List.of("EUR", "USD", "JPY", "GBP", "CHF", "KWD", "BHD", "ISK", "KRW", "CNY");
    private static final int LARGEST_NUMBER = 999;

    private static final String SERVE = "INSERT INTO currency (code, minor_digits, name_en, name_zh, served, reason)"
            + " VALUES (?, ?, ?, ?, true, NULL) ON CONFLICT (code) DO UPDATE SET served = true, reason = NULL";
    private static final String REST = "UPDATE currency SET served = false, reason = 'BENCH' WHERE code <> ALL (?)";

    private ServedCurrencies() {}

    /** So many of the currencies that a national bank issues, the best known first. */
    static List<String> chosen(int count) {
        Stream<String> others = new TreeSet<>(Currency.getAvailableCurrencies().stream()
                        .filter(ServedCurrencies::isMoney)
                        .map(Currency::getCurrencyCode)
                        .toList())
                .stream();
        List<String> chosen =
                Stream.concat(FIRST.stream(), others).distinct().limit(count).toList();
        if (chosen.size() < count) {
            throw new BenchException("There are only " + chosen.size() + " currencies");
        }
        return chosen;
    }

    /** Serves these and no others. */
    static void serve(String jdbcUrl, List<String> codes) {
        String owner = "fx_owner";
        try (Connection connection = DriverManager.getConnection(jdbcUrl, owner, LocalPostgres.password(owner));
                PreparedStatement serve = connection.prepareStatement(SERVE);
                PreparedStatement rest = connection.prepareStatement(REST)) {
            connection.setAutoCommit(false);
            for (String code : codes) {
                Currency currency = Currency.getInstance(code);
                serve.setString(1, code);
                serve.setInt(2, currency.getDefaultFractionDigits());
                serve.setString(3, code);
                serve.setString(4, code);
                serve.addBatch();
            }
            serve.executeBatch();
            rest.setArray(1, connection.createArrayOf("text", codes.toArray()));
            rest.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            throw new BenchException("The currencies cannot be served: " + e.getMessage(), e);
        }
    }

    /** The table of spreads that a new fx-service begins with. */
    static SpreadTable spreads() {
        return new SpreadTable(
                1,
                List.of(
                        rule(null, null, null, "0", "0.0060"),
                        rule(null, null, null, "10000", "0.0045"),
                        rule(null, null, "PREMIUM", "0", "0.0040"),
                        rule("EUR", "USD", null, "0", "0.0040"),
                        rule("EUR", "USD", null, "10000", "0.0030"),
                        rule("EUR", "USD", "PREMIUM", "0", "0.0025")));
    }

    private static SpreadRule rule(
            @Nullable String currency, @Nullable String other, @Nullable String tier, String from, String spread) {
        BigDecimal share = new BigDecimal(spread);
        return new SpreadRule(currency, other, tier, new BigDecimal(from), share, share.add(share));
    }

    /** Neither metals nor units of account, which have no minor unit, nor what is out of use for long. */
    private static boolean isMoney(Currency currency) {
        return currency.getDefaultFractionDigits() >= 0
                && currency.getNumericCode() > 0
                && currency.getNumericCode() < LARGEST_NUMBER
                && !currency.getCurrencyCode().startsWith("X");
    }
}
