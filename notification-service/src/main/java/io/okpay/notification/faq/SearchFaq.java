package io.okpay.notification.faq;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds questions by PostgreSQL's full text search: English by its words' stems, Chinese by pairs of characters. Questions count
 * more than answers; when no entry has all words, those with some of them are found.
 */
@ApplicationScoped
class SearchFaq {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('faq', 0))";
    private static final String CLEAR = "DELETE FROM faq_entry";
    private static final String FILL =
            "INSERT INTO faq_entry (slug, place, category, question_en, answer_en, question_zh,"
                    + " answer_zh) VALUES (?, ?, ?, ?, ?, ?, ?)";

    private static final String SEARCH = """
            WITH asked AS (
                SELECT plainto_tsquery('english', ?) AS en, plainto_tsquery('simple', bigrams(?)) AS zh),
            loose AS (
                SELECT en, zh, replace(en::text, '&', '|')::tsquery AS any_en, replace(zh::text, '&', '|')::tsquery AS any_zh
                FROM asked)
            SELECT slug FROM faq_entry, loose
            WHERE search_en @@ any_en OR search_zh @@ any_zh
            ORDER BY (search_en @@ en OR search_zh @@ zh) DESC,
                     ts_rank(search_en, any_en) + ts_rank(search_zh, any_zh) DESC, place
            LIMIT 20
            """;

    private final Faq faq;
    private final AgroalDataSource dataSource;

    SearchFaq(Faq faq, AgroalDataSource dataSource) {
        this.faq = faq;
        this.dataSource = dataSource;
    }

    /** Takes the file over into the table that is searched; of several replicas the last one has the word. */
    void fill(@Observes StartupEvent event) {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = dataSource.getConnection()) {
                execute(connection, LOCK);
                execute(connection, CLEAR);
                insert(connection);
            } catch (SQLException e) {
                throw new IllegalStateException("Could not fill the table of questions", e);
            }
        });
    }

    /** The best entries for some words of either language, the best first. */
    List<Faq.Entry> search(String words) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement search = connection.prepareStatement(SEARCH)) {
            search.setString(1, words);
            search.setString(2, words);
            List<Faq.Entry> found = new ArrayList<>();
            try (ResultSet row = search.executeQuery()) {
                while (row.next()) {
                    Optional<Faq.Entry> entry = faq.find(row.getString(1));
                    entry.ifPresent(found::add);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not search", e);
        }
    }

    private void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(FILL)) {
            int place = 0;
            for (Faq.Entry entry : faq.all()) {
                insert.setString(1, entry.slug());
                insert.setInt(2, place++);
                insert.setString(3, entry.category());
                insert.setString(4, entry.questionEn());
                insert.setString(5, entry.answerEn());
                insert.setString(6, entry.questionZh());
                insert.setString(7, entry.answerZh());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
