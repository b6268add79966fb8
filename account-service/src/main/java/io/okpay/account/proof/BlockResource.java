package io.okpay.account.proof;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The published heads: who keeps them can tell later that nothing before them was rewritten. */
@Path("/v1/ledger/blocks")
@PermitAll
@Tag(name = "Ledger")
public class BlockResource {

    private static final int MOST = 1000;

    private final AgroalDataSource dataSource;
    private final Blocks blocks;

    BlockResource(AgroalDataSource dataSource, Blocks blocks) {
        this.dataSource = dataSource;
        this.blocks = blocks;
    }

    /** Heads by number. */
    @GET
    @Operation(operationId = "listBlocks", summary = "The heads of sealed blocks, by number")
    @APIResponse(responseCode = "200", description = "The heads from that number on")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    public List<ProofResponse.BlockResponse> list(
            @QueryParam("from") @DefaultValue("1") @Parameter(description = "the first block's number") String from,
            @QueryParam("limit") @DefaultValue("100") @Parameter(description = "1 to 1000") String limit) {
        long first = number("from", from, Long.MAX_VALUE);
        int most = (int) number("limit", limit, MOST);
        try (Connection connection = dataSource.getConnection()) {
            return blocks.from(connection, first, most).stream()
                    .map(ProofResponse.BlockResponse::from)
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not list blocks", e);
        }
    }

    static long number(String name, String text, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw outOfRange(name, most);
        }
        throw outOfRange(name, most);
    }

    private static ProblemException outOfRange(String name, long most) {
        return ProblemException.of(
                CommonProblem.VALIDATION_FAILED,
                List.of(new FieldProblem(name, "Range", most == Long.MAX_VALUE ? "1 or more" : "1 to " + most)));
    }
}
