package io.okpay.payment.schedule;

import io.okpay.payment.page.PageRequest;
import io.okpay.payment.stepup.Challenges;
import io.okpay.platform.idempotency.Answer;
import io.okpay.platform.idempotency.Idempotency;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.Languages;
import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import io.okpay.platform.web.Caller;
import io.quarkus.arc.All;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Schedules payments, and pauses, skips and ends them. */
@Path("/v1/schedules")
@RolesAllowed("customer")
@Tag(name = "Scheduled payments")
public class ScheduleResource {

    private final OpenSchedule openSchedule;
    private final Schedules schedules;
    private final Challenges challenges;
    private final Idempotency idempotency;
    private final Caller caller;
    private final Map<String, ProblemCode> problems;

    /**
     * One page.
     *
     * @param nextCursor for the next page; left out on the last one
     */
    record SchedulePage(
            List<ScheduleResponse> items, @Nullable String nextCursor) {}

    /**
     * One page.
     *
     * @param nextCursor for the next page; left out on the last one
     */
    record RunPage(List<RunResponse> items, @Nullable String nextCursor) {}

    ScheduleResource(
            OpenSchedule openSchedule,
            Schedules schedules,
            Challenges challenges,
            Idempotency idempotency,
            Caller caller,
            @All List<ProblemSet> features) {
        this.openSchedule = openSchedule;
        this.schedules = schedules;
        this.challenges = challenges;
        this.idempotency = idempotency;
        this.caller = caller;
        this.problems = Stream.concat(
                        Stream.of(CommonProblem.values()), features.stream().flatMap(set -> set.codes().stream()))
                .collect(Collectors.toUnmodifiableMap(ProblemCode::name, problem -> problem));
    }

    /** Schedules. */
    @POST
    @Operation(
            operationId = "createSchedule",
            summary = "Schedule a payment, once or again and again",
            description = "You confirm it once, by the challenges in the answer. Each payment is made at the tariff of"
                    + " its day, and never costs more than mostDebit. A day whose payment fails for want of money or"
                    + " by a limit is tried again after 4 and another 24 hours; after three such days in a row the"
                    + " schedule is paused.")
    @Parameter(name = "Idempotency-Key", description = "1 to 255 visible ASCII characters; kept for 48 hours")
    @APIResponse(
            responseCode = "201",
            description = "The schedule, which waits for its confirmation",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = ScheduleResponse.class)))
    @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_MISSING, VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "409", description = "CUSTOMER_NOT_READY, TOO_MANY_SCHEDULES, REQUEST_IN_PROGRESS")
    @APIResponse(
            responseCode = "422",
            description = "TYPE_NOT_SCHEDULABLE, FIRST_DAY_NOT_POSSIBLE, LAST_DAY_NOT_POSSIBLE, END_NOT_EXPECTED,"
                    + " IDEMPOTENCY_KEY_REUSED, or what createQuote refuses or names as an obstacle that lasts")
    public Response create(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid ScheduleRequest request) {
        UUID customerId = caller.customerId();
        return idempotency.once(customerId.toString(), "POST /v1/schedules", key, request, () -> {
            Schedule schedule = openSchedule.open(customerId, request);
            return Answer.created(
                    ScheduleResponse.from(schedule, challenges.of(schedule.id())), "/v1/schedules/" + schedule.id());
        });
    }

    /** The customer's schedules. */
    @GET
    @Operation(operationId = "listSchedules", summary = "Your schedules, newest first")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    public SchedulePage list(
            @QueryParam("limit") @Parameter(description = "1 to 100; 20 by default") @Nullable String limit,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") @Nullable String cursor) {
        PageRequest.Cut<Schedule> cut = schedules.page(caller.customerId(), PageRequest.of("schedules", limit, cursor));
        return new SchedulePage(
                cut.items().stream()
                        .map(schedule -> ScheduleResponse.from(schedule, List.of()))
                        .toList(),
                cut.nextCursor());
    }

    /** One schedule. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getSchedule", summary = "One of your schedules")
    @APIResponse(responseCode = "200", description = "The schedule")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    public ScheduleResponse get(@PathParam("id") UUID id) {
        return response(schedules.own(id, caller.customerId()));
    }

    /** What became of its days. */
    @GET
    @Path("/{id}/runs")
    @Operation(operationId = "listScheduledRuns", summary = "The days of a schedule that had their turn, newest first")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    public RunPage runs(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Parameter(description = "1 to 100; 20 by default") @Nullable String limit,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") @Nullable String cursor,
            @Context HttpHeaders headers) {
        Locale language = Languages.of(headers);
        Schedule schedule = schedules.own(id, caller.customerId());
        PageRequest.Cut<ScheduledRun> cut = schedules.runs(schedule.id(), PageRequest.of("runs", limit, cursor));
        return new RunPage(
                cut.items().stream()
                        .map(run -> RunResponse.from(run, problems::get, language))
                        .toList(),
                cut.nextCursor());
    }

    /** Stops for a while. */
    @POST
    @Path("/{id}/pause")
    @Operation(
            operationId = "pauseSchedule",
            summary = "Make no more payments until the schedule is resumed",
            description = "A payment that is on its way is not stopped; one that waits to be tried again is given up.")
    @APIResponse(responseCode = "200", description = "The paused schedule")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    @APIResponse(responseCode = "409", description = "SCHEDULE_STATE")
    public ScheduleResponse pause(@PathParam("id") UUID id) {
        return response(schedules.pause(id, caller.customerId()));
    }

    /** Goes on. */
    @POST
    @Path("/{id}/resumption")
    @Operation(
            operationId = "resumeSchedule",
            summary = "Go on with a paused schedule",
            description = "Days that went by meanwhile are left out; a payment that is due today is made.")
    @APIResponse(responseCode = "200", description = "The schedule")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    @APIResponse(responseCode = "409", description = "SCHEDULE_STATE, SCHEDULED_PAYMENT_UNDERWAY")
    public ScheduleResponse resume(@PathParam("id") UUID id) {
        return response(schedules.resume(id, caller.customerId()));
    }

    /** Leaves one out. */
    @POST
    @Path("/{id}/skip")
    @Operation(operationId = "skipScheduledPayment", summary = "Leave out the next payment")
    @APIResponse(responseCode = "200", description = "The schedule, with the day after")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    @APIResponse(responseCode = "409", description = "SCHEDULE_STATE, SCHEDULED_PAYMENT_UNDERWAY, NOTHING_TO_SKIP")
    public ScheduleResponse skip(@PathParam("id") UUID id) {
        return response(schedules.skip(id, caller.customerId()));
    }

    /** Ends it. */
    @POST
    @Path("/{id}/cancellation")
    @Operation(
            operationId = "cancelSchedule",
            summary = "Withdraw the mandate",
            description = "A payment that is on its way is not stopped.")
    @APIResponse(responseCode = "200", description = "The cancelled schedule")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    @APIResponse(responseCode = "409", description = "SCHEDULE_STATE")
    public ScheduleResponse cancel(@PathParam("id") UUID id) {
        return response(schedules.cancel(id, caller.customerId()));
    }

    private ScheduleResponse response(Schedule schedule) {
        return ScheduleResponse.from(schedule, challenges.of(schedule.id()));
    }
}
