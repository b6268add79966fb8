package io.okpay.account.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Manual transfers that wait, or waited, for a second person. */
@ApplicationScoped
class Proposals {

    private final AgroalDataSource dataSource;
    private final ObjectMapper mapper;

    /**
     * A transfer that needs four eyes.
     *
     * @param approvedBy the second person, when there was one
     */
    record Proposal(
            TransferRequest request,
            UUID proposedBy,
            @Nullable UUID approvedBy) {}

    Proposals(AgroalDataSource dataSource, ObjectMapper mapper) {
        this.dataSource = dataSource;
        this.mapper = mapper;
    }

    /** Notes a proposal; one with this id stays as it is. */
    void propose(UUID id, TransferRequest request, UUID proposer) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO ledger_proposal (id, request, proposed_by, proposed_at)"
                                + " VALUES (?, ?::jsonb, ?, now()) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, id);
            insert.setString(2, mapper.writeValueAsString(request));
            insert.setObject(3, proposer);
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Could not note a proposal", e);
        }
    }

    Optional<Proposal> find(UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT request, proposed_by, approved_by FROM ledger_proposal WHERE id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Proposal(
                                mapper.readValue(row.getString(1), TransferRequest.class),
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class)))
                        : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Could not read a proposal", e);
        }
    }

    /** Notes the second person; the first of them stays. */
    void approve(UUID id, UUID approver) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE ledger_proposal SET approved_by = ?, approved_at = now()"
                                + " WHERE id = ? AND approved_by IS NULL")) {
            update.setObject(1, approver);
            update.setObject(2, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not note an approval", e);
        }
    }
}
