package io.okpay.notification.support;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.problem.Languages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How to reach the operator, for everybody. */
@Path("/v1/contact-channels")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Help")
public class ContactChannelResource {

    private static final String ALL =
            "SELECT slug, kind, value, name_en, name_zh, hours_en, hours_zh FROM contact_channel"
                    + " ORDER BY place, slug";

    private final AgroalDataSource dataSource;

    /** All of them. */
    public record ContactChannelsResponse(List<ContactChannelResponse> items) {}

    /**
     * A way to the operator.
     *
     * @param kind {@code CONVERSATION}, {@code PHONE}, {@code EMAIL} or {@code POST}
     * @param value a path, a number in E.164, or an address
     * @param hours when somebody answers
     */
    public record ContactChannelResponse(String slug, String kind, String value, String name, String hours) {}

    ContactChannelResource(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** All of them. */
    @GET
    @Operation(operationId = "listContactChannels", summary = "How to reach us, in the language of Accept-Language")
    @APIResponse(responseCode = "200", description = "All of them")
    public ContactChannelsResponse list(@Context HttpHeaders headers) {
        boolean chinese = Languages.of(headers).getLanguage().equals("zh");
        List<ContactChannelResponse> channels = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                channels.add(new ContactChannelResponse(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(chinese ? 5 : 4),
                        row.getString(chinese ? 7 : 6)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the channels", e);
        }
        return new ContactChannelsResponse(channels);
    }
}
