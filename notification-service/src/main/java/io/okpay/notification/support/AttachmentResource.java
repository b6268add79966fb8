package io.okpay.notification.support;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Files of conversations, for their customer and for support. */
@Path("/v1/support-attachments")
@RolesAllowed({"customer", "merchant", "support"})
@RunOnVirtualThread
@Tag(name = "Support")
public class AttachmentResource {

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cf}/\\\\]{1,100}");

    private final Converse converse;
    private final Entries entries;
    private final SupportRules rules;
    private final SecurityIdentity identity;
    private final Caller caller;

    /**
     * A file that was taken.
     *
     * @param mediaType by its first bytes
     * @param size in bytes
     */
    public record AttachmentResponse(UUID id, String name, String mediaType, long size) {}

    AttachmentResource(
            Converse converse, Entries entries, SupportRules rules, SecurityIdentity identity, Caller caller) {
        this.converse = converse;
        this.entries = entries;
        this.rules = rules;
        this.identity = identity;
        this.caller = caller;
    }

    /** Adds one. */
    @POST
    @Consumes({"image/png", "image/jpeg", "application/pdf", "application/octet-stream"})
    @ResponseStatus(201)
    @Operation(
            operationId = "addAttachment",
            summary = "Add a PNG, JPEG or PDF to a conversation",
            description = "The body is the file, 5 MiB at most. Its first bytes tell its type, whatever it is called.")
    @APIResponse(responseCode = "201", description = "The file")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no such conversation")
    @APIResponse(responseCode = "409", description = "CONVERSATION_CLOSED, TOO_MANY_ATTACHMENTS")
    @APIResponse(responseCode = "413", description = "ATTACHMENT_TOO_LARGE")
    @APIResponse(responseCode = "422", description = "ATTACHMENT_TYPE_NOT_ACCEPTED")
    public AttachmentResponse add(
            @Parameter(description = "the conversation") @QueryParam("conversation") @Nullable String conversation,
            @Parameter(description = "what the file is called") @QueryParam("name") @Nullable String name,
            InputStream body) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw invalid("name");
        }
        UUID author = caller.customerId();
        return converse.attach(uuid(conversation), customer(author), author, name, read(body));
    }

    /** One. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getAttachment", summary = "A file of a conversation")
    @APIResponse(responseCode = "200", description = "The file, to be saved and not shown")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response get(@PathParam("id") UUID id) {
        UUID customer = customer(caller.customerId());
        Entries.Attachment file = entries.file(id)
                .filter(found -> customer == null || found.customerId().equals(customer))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        return Response.ok(file.content())
                .type(file.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename*=UTF-8''"
                                + URLEncoder.encode(file.name(), StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    /** Whose conversations are meant: the caller's own, or of support all. */
    private @Nullable UUID customer(UUID subject) {
        return identity.hasRole("support") ? null : subject;
    }

    private byte[] read(InputStream body) {
        try {
            return body.readNBytes(rules.largestFile() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UUID uuid(@Nullable String text) {
        try {
            if (text != null) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            throw invalid("conversation");
        }
        throw invalid("conversation");
    }

    private static ProblemException invalid(String parameter) {
        return ProblemException.of(
                CommonProblem.VALIDATION_FAILED, List.of(new FieldProblem(parameter, "Invalid", "not understood")));
    }
}
