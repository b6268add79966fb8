package io.okpay.notification.support;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lines of all conversations and their files. */
@ApplicationScoped
class Entries {

    private static final String ADD = "INSERT INTO support_entry (conversation_id, kind, author, author_id, text,"
            + " attachment_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String AFTER = "SELECT sequence, kind, author, text, attachment_id, at FROM support_entry"
            + " WHERE conversation_id = ? AND sequence > ? ORDER BY sequence LIMIT ?";
    private static final String ADD_FILE =
            "INSERT INTO support_attachment (id, conversation_id, name, media_type, content, at)"
                    + " VALUES (?, ?, ?, ?, ?, ?)";
    private static final String COUNT_FILES = "SELECT count(*) FROM support_attachment WHERE conversation_id = ?";
    private static final String FILE = "SELECT a.name, a.media_type, a.content, c.customer_id FROM support_attachment a"
            + " JOIN support_conversation c ON c.id = a.conversation_id WHERE a.id = ?";

    private final AgroalDataSource dataSource;

    /** A file, and whose conversation has it. */
    record Attachment(String name, String mediaType, InputStream content, UUID customerId) {}

    Entries(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Adds a line with the running transaction, which holds the conversation's lock. */
    void add(
            UUID conversation,
            Entry.Kind kind,
            Entry.Author author,
            @Nullable UUID authorId,
            String text,
            @Nullable UUID attachment,
            Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setObject(1, conversation);
            add.setString(2, kind.name());
            add.setString(3, author.name());
            add.setObject(4, authorId);
            add.setString(5, text);
            add.setObject(6, attachment);
            add.setObject(7, now.atOffset(ZoneOffset.UTC));
            add.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not add to a conversation", e);
        }
    }

    /** What came after a line, the oldest first. */
    List<Entry> after(UUID conversation, long id, int most) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(AFTER)) {
            select.setObject(1, conversation);
            select.setLong(2, id);
            select.setInt(3, most);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(
                            row.getLong(1),
                            Entry.Kind.valueOf(row.getString(2)),
                            Entry.Author.valueOf(row.getString(3)),
                            row.getString(4),
                            row.getObject(5, UUID.class),
                            row.getObject(6, OffsetDateTime.class).toInstant()));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read a conversation", e);
        }
    }

    UUID addFile(UUID conversation, String name, String mediaType, byte[] content, Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD_FILE)) {
            add.setObject(1, id);
            add.setObject(2, conversation);
            add.setString(3, name);
            add.setString(4, mediaType);
            add.setBytes(5, content);
            add.setObject(6, now.atOffset(ZoneOffset.UTC));
            add.executeUpdate();
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not keep a file", e);
        }
    }

    int files(UUID conversation) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT_FILES)) {
            count.setObject(1, conversation);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not count files", e);
        }
    }

    Optional<Attachment> file(UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(FILE)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Attachment(
                                row.getString(1),
                                row.getString(2),
                                new ByteArrayInputStream(row.getBytes(3)),
                                row.getObject(4, UUID.class)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read a file", e);
        }
    }
}
