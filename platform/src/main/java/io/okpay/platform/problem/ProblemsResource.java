package io.okpay.platform.problem;

import io.quarkus.arc.All;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lists the closed catalogue of this service's refusals. */
@Path("/v1/problems")
@Tag(name = "Problems")
public class ProblemsResource {

    private final List<Entry> catalogue;

    /**
     * One code of the catalogue.
     *
     * @param code stable
     * @param type the RFC 9457 type
     * @param status the HTTP status
     * @param retryable whether the same request may succeed later
     * @param title in English
     * @param titleZh in simplified Chinese
     */
    public record Entry(String code, String type, int status, boolean retryable, String title, String titleZh) {

        static Entry from(ProblemCode code) {
            return new Entry(
                    code.name(),
                    code.type(),
                    code.status(),
                    code.retryable(),
                    code.en().title(),
                    code.zh().title());
        }
    }

    ProblemsResource(@All List<ProblemSet> features) {
        this.catalogue = Stream.concat(
                        Stream.of(CommonProblem.values()), features.stream().flatMap(set -> set.codes().stream()))
                .map(Entry::from)
                .sorted(Comparator.comparing(Entry::code))
                .toList();
    }

    /** All codes, sorted. */
    @GET
    @PermitAll
    @Operation(operationId = "listProblems", summary = "Every refusal that this service knows")
    public List<Entry> list() {
        return catalogue;
    }
}
