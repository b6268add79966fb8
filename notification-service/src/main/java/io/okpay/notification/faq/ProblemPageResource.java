package io.okpay.notification.faq;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.Languages;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where the type of a problem (RFC 9457, section 3.1.1) leads: what it means and what to do. */
@Path("/problems/{slug}")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Help")
public class ProblemPageResource {

    private static final int MAX_AGE_SECONDS = 3600;
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final ProblemPages pages;
    private final Faq faq;
    private final Template page;

    /**
     * What a problem code means.
     *
     * @param services which of them refuse with it
     * @param explanation with dots for the figures of an occurrence
     * @param nextStep what to do
     * @param faq the slug of a question that says more
     */
    public record ProblemPageResponse(
            String code,
            String type,
            int status,
            boolean retryable,
            List<String> services,
            String language,
            String title,
            String explanation,
            String nextStep,
            @Nullable String faq) {

        static ProblemPageResponse from(ProblemPages.Page page, Locale language) {
            return new ProblemPageResponse(
                    page.code().code(),
                    page.code().type(),
                    page.code().status(),
                    page.code().retryable(),
                    page.services(),
                    language.toLanguageTag(),
                    page.title(language),
                    page.explanation(language),
                    page.nextStep(language),
                    page.next().faq());
        }
    }

    ProblemPageResource(ProblemPages pages, Faq faq, @Location("help/problem.html") Template page) {
        this.pages = pages;
        this.faq = faq;
        this.page = page;
    }

    /** The page. */
    @GET
    @Produces(HTML)
    @Operation(hidden = true)
    public Response html(@PathParam("slug") String slug, @Context HttpHeaders headers) {
        Locale language = Languages.of(headers);
        ProblemPageResponse problem = find(slug, language);
        return answer(
                page.data("problem", problem)
                        .data("chinese", language.getLanguage().equals("zh"))
                        .data(
                                "more",
                                problem.faq() == null
                                        ? null
                                        : faq.find(problem.faq()).orElse(null))
                        .render(),
                language);
    }

    /** The same for programs. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "explainProblem",
            summary = "What a problem code means and what to do",
            description = "The type of each problem names this page. As HTML when the client prefers that.")
    @APIResponse(
            responseCode = "200",
            description = "The explanation in the language of Accept-Language",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ProblemPageResponse.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response json(@PathParam("slug") String slug, @Context HttpHeaders headers) {
        Locale language = Languages.of(headers);
        return answer(find(slug, language), language);
    }

    private ProblemPageResponse find(String slug, Locale language) {
        return pages.find(slug)
                .map(found -> ProblemPageResponse.from(found, language))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    private static Response answer(Object body, Locale language) {
        CacheControl cache = new CacheControl();
        cache.setMaxAge(MAX_AGE_SECONDS);
        return Response.ok(body)
                .cacheControl(cache)
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .build();
    }
}
