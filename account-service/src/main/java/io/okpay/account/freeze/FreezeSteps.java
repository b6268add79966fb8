package io.okpay.account.freeze;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which operator did what and why. The database lets nobody change it. */
@ApplicationScoped
class FreezeSteps {

    private final AgroalDataSource dataSource;

    /**
     * One step.
     *
     * @param state what the freeze became by it
     * @param operatorId who
     * @param note why, for operators only
     */
    public record FreezeStep(
            FreezeState state, UUID operatorId, @Nullable String note, Instant at) {}

    FreezeSteps(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Notes a step in the running transaction. */
    void add(UUID freezeId, FreezeStep step) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO freeze_step (freeze_id, state, operator_id, note, at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setObject(1, freezeId);
            insert.setString(2, step.state().name());
            insert.setObject(3, step.operatorId());
            insert.setString(4, step.note());
            insert.setObject(5, step.at().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not note a step of a freeze", e);
        }
    }

    /** The steps of a freeze in their order. */
    List<FreezeStep> of(UUID freezeId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT state, operator_id, note, at FROM freeze_step WHERE freeze_id = ? ORDER BY at, state")) {
            select.setObject(1, freezeId);
            List<FreezeStep> steps = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    steps.add(new FreezeStep(
                            FreezeState.valueOf(row.getString(1)),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return steps;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the steps of a freeze", e);
        }
    }
}
