package io.okpay.account.device;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where the customer logged in. */
@Path("/v1/me/devices")
@RolesAllowed("customer")
@Tag(name = "Customer")
public class DeviceResource {

    private final KnownDevices devices;
    private final Caller caller;

    /**
     * A device.
     *
     * @param device in words
     * @param ipAddress where it logged in from last
     */
    public record DeviceResponse(
            UUID id,
            @Schema(examples = "Chrome on Windows") String device,
            @Nullable String ipAddress,
            Instant firstSeen,
            Instant lastSeen) {

        static DeviceResponse from(KnownDevice device) {
            return new DeviceResponse(
                    device.id(), device.words(), device.ipAddress(), device.firstSeen(), device.lastSeen());
        }
    }

    /** The whole list. */
    public record DevicesResponse(List<DeviceResponse> items) {}

    DeviceResource(KnownDevices devices, Caller caller) {
        this.devices = devices;
        this.caller = caller;
    }

    /** The list. */
    @GET
    @Transactional
    @Operation(
            operationId = "listDevices",
            summary = "Where you logged in",
            description = "A device is what your browser or app calls itself; an update makes no new one.")
    @APIResponse(responseCode = "200", description = "The one used last ahead")
    public DevicesResponse list() {
        return new DevicesResponse(devices.of(caller.customerId()).stream()
                .map(DeviceResponse::from)
                .toList());
    }

    /** Forgets one. */
    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "forgetDevice",
            summary = "Forget a device",
            description = "You are told when it logs in again. It is not logged out: change your password for that.")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: none of yours")
    public void forget(@PathParam("id") UUID id) {
        devices.known(id, caller.customerId())
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND))
                .forget(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
