package io.okpay.notification.faq;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.Languages;
import io.okpay.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Questions and answers, for everybody. */
@Path("/v1/faq")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Help")
public class FaqResource {

    private static final int LONGEST = 200;
    private static final int MAX_AGE_SECONDS = 300;

    private final Faq faq;
    private final SearchFaq searchFaq;

    /** Questions, by category or, of a search, the best first. */
    public record FaqResponse(List<EntryResponse> items) {}

    /**
     * A question with its answer.
     *
     * @param category its slug
     * @param language BCP 47, of the words
     */
    public record EntryResponse(
            String slug, String category, String categoryName, String language, String question, String answer) {}

    FaqResource(Faq faq, SearchFaq searchFaq) {
        this.faq = faq;
        this.searchFaq = searchFaq;
    }

    /** All questions, or those that fit. */
    @GET
    @Operation(
            operationId = "listFaq",
            summary = "Questions and answers",
            description = "In the language of Accept-Language; words of a search may be of either language.")
    @APIResponse(
            responseCode = "200",
            description = "The questions, with an ETag",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FaqResponse.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since the ETag in If-None-Match")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    public Response list(
            @Parameter(description = "words to look for, at most 200 characters") @QueryParam("q") @Nullable String words,
            @Parameter(description = "questions of one category") @QueryParam("category") @Nullable String category,
            @Context HttpHeaders headers,
            @Context Request request) {
        if (category != null && !faq.hasCategory(category)) {
            throw invalid("category");
        }
        if (words != null && (words.isBlank() || words.length() > LONGEST || words.indexOf('\0') >= 0)) {
            throw invalid("q");
        }
        Locale language = Languages.of(headers);
        List<EntryResponse> items = (words == null ? faq.all() : searchFaq.search(words))
                .stream()
                        .filter(entry -> category == null || entry.category().equals(category))
                        .map(entry -> response(entry, language))
                        .toList();
        EntityTag tag = new EntityTag(Integer.toHexString(items.hashCode()));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        CacheControl cache = new CacheControl();
        cache.setMaxAge(MAX_AGE_SECONDS);
        return (unchanged == null ? Response.ok(new FaqResponse(items)).tag(tag) : unchanged)
                .cacheControl(cache)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .build();
    }

    /** One question. */
    @GET
    @Path("/{slug}")
    @Operation(operationId = "getFaq", summary = "One question with its answer")
    @APIResponse(responseCode = "200", description = "The question")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public EntryResponse get(@PathParam("slug") String slug, @Context HttpHeaders headers) {
        return faq.find(slug)
                .map(entry -> response(entry, Languages.of(headers)))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    private EntryResponse response(Faq.Entry entry, Locale language) {
        return new EntryResponse(
                entry.slug(),
                entry.category(),
                faq.categoryOf(entry).name(language),
                language.toLanguageTag(),
                entry.question(language),
                entry.answer(language));
    }

    private static ProblemException invalid(String parameter) {
        return ProblemException.of(
                CommonProblem.VALIDATION_FAILED, List.of(new FieldProblem(parameter, "Invalid", "not understood")));
    }
}
