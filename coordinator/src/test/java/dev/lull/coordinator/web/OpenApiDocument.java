package dev.lull.coordinator.web;

import static dev.lull.coordinator.web.CallDescription.get;
import static dev.lull.coordinator.web.CallDescription.json;
import static dev.lull.coordinator.web.CallDescription.object;
import static dev.lull.coordinator.web.CallDescription.post;
import static dev.lull.coordinator.web.CallDescription.schema;
import static dev.lull.coordinator.web.CallDescription.usually;
import static dev.lull.coordinator.web.CallDescription.whole;

import dev.lull.common.media.MediaState;
import dev.lull.coordinator.live.GateView;
import dev.lull.coordinator.live.LiveState;
import dev.lull.coordinator.live.WorkersView;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All calls to a coordinator in OpenAPI's words. */
final class OpenApiDocument {

    private static final Map<Integer, String> ERRORS = new TreeMap<>(Map.of(
            400, "The request is not understood; `detail` says which part.",
            401, "The token is missing or wrong.",
            403, "Bound to loopback and without a token, and for probes: the call does not name this machine.",
            404, "There is no such thing, or its state has expired.",
            408, "The body came too slowly.",
            409, "The state of things does not allow it; `detail` says why.",
            413, "The body is too large.",
            415, "The body is not said to be `application/json` in UTF-8.",
            500, "A bug; the log of the coordinator says what happened.",
            503, "Kafka, Redis or the store does not answer, or too many calls are under way; try again."));

    private final RecordSchemas records = new RecordSchemas();

    /** As it is kept and answered. */
    String text() {
        Paths paths = new Paths();
        for (CallDescription call : calls()) {
            paths.computeIfAbsent(call.path, path -> new PathItem()).operation(call.method, call.operation());
        }
        Components components = new Components().addSecuritySchemes("token", token());
        ERRORS.forEach((status, when) -> components.addResponses(Integer.toString(status), problem(when)));
        components.addSchemas("Problem", problem());
        components.addSchemas("Health", health());
        records.schemas().forEach(components::addSchemas);
        return Json31.pretty(new OpenAPI(SpecVersion.V31)
                        .openapi("3.1.0")
                        .info(info())
                        .servers(List.of(new Server().url("/")))
                        .security(List.of(new SecurityRequirement().addList("token")))
                        .paths(paths)
                        .components(components))
                + "\n";
    }

    private List<CallDescription> calls() {
        return List.of(
                post(Api.BASE + "/submissions", "submit", "Submits files and folders.")
                        .body(submission())
                        .accepts(records.reference(SubmissionView.class)),
                get(Api.BASE + "/submissions", "listSubmissions", "Submissions under way, oldest first.")
                        .page()
                        .answers(records.page(SubmissionView.class)),
                get(Api.BASE + "/submissions/{id}", "getSubmission", "A submission.")
                        .answers(records.reference(SubmissionView.class)),
                get(Api.BASE + "/submissions/{id}/media", "listSubmissionMedia", "The files of a submission.")
                        .page()
                        .answers(records.page(MediaView.class)),
                aboutSubmission("cancel", "Cancels the files of a submission that are not settled."),
                aboutSubmission("retry", "Retries the quarantined and cancelled files of a submission."),
                aboutSubmission("prefer", "Has the videos of a submission converted before all others."),
                aboutSubmission("forget", "Drops the record of a settled submission."),
                post(
                                Api.BASE + "/submissions/{id}/passwords",
                                "unlockSubmission",
                                "Gives passwords to the archives of a submission.")
                        .body(passwords())
                        .answers(records.reference(PasswordRoutes.Answer.class)),
                get(Api.BASE + "/media", "listMedia", "Files in a state, longest in it first.")
                        .query("state", "Where they stand.", state(), true)
                        .page()
                        .answers(records.page(MediaView.class)),
                get(Api.BASE + "/media/{id}", "getMedia", "A file.").answers(records.reference(MediaView.class)),
                aboutFile("cancel", "Cancels a file."),
                aboutFile("retry", "Retries a quarantined, cancelled or skipped file."),
                aboutFile("prefer", "Has a video converted before all others."),
                aboutFile("forget", "Drops the record of a settled file."),
                post(Api.BASE + "/media/{id}/passwords", "unlockMedia", "Gives passwords to an archive.")
                        .body(passwords())
                        .answers(records.reference(PasswordRoutes.Answer.class)),
                get(Api.BASE + "/conversions/{id}", "getConversion", "The checkpoint of a video's conversion.")
                        .answers(records.reference(ConversionView.class)),
                get(
                                Api.BASE + "/conversions/{id}/runs",
                                "getRuns",
                                "What ffmpeg was told for its units, and said last.")
                        .answers(records.reference(RunView.Runs.class)),
                get(
                                Api.BASE + "/conversions/{id}/stills",
                                "listStills",
                                "Moments that can be looked at before and after, least alike first.")
                        .answers(records.reference(StillRoutes.All.class)),
                get(
                                Api.BASE + "/conversions/{id}/still",
                                "getStill",
                                "One of them: the original on the left, what was made of it on the right.")
                        .query("segment", "Of which it is.", whole(0, StillRoutes.LAST_SEGMENT), true)
                        .answers(
                                200,
                                "A JPEG.",
                                new Content().addMediaType("image/jpeg", new MediaType().schema(new Schema<>()))),
                get(Api.BASE + "/gate", "getGate", "Whether conversions may run, and why not.")
                        .answers(gate()),
                post(Api.BASE + "/gate/pause", "pauseConversions", "Pauses all conversions of the fleet.")
                        .body(pause())
                        .answers(gate()),
                post(Api.BASE + "/gate/resume", "resumeConversions", "Ends a pause.")
                        .answers(gate()),
                get(Api.BASE + "/target", "getTarget", "Whether all uploads wait for the target.")
                        .answers(records.reference(StatusRoutes.TargetView.class)),
                get(Api.BASE + "/target/verification", "verifyTarget", "Compares uploaded files with the target.")
                        .page()
                        .refuses(409)
                        .answers(verification()),
                post(
                                Api.BASE + "/target/verification",
                                "repairTarget",
                                "Compares, and sends again what is missing or differs.")
                        .page()
                        .refuses(409)
                        .answers(verification()),
                get(Api.BASE + "/sources", "getSources", "Whether taking in waits for originals.")
                        .answers(records.reference(StatusRoutes.SourcesView.class)),
                get(Api.BASE + "/backlog", "getBacklog", "What is queued; autoscaling reads it.")
                        .answers(records.reference(StatusRoutes.BacklogView.class)),
                get(Api.BASE + "/history", "getHistory", "How files ended, latest first.")
                        .query("before", "`next` of the page before.", whole(0, 999_999_999_999_999_999L), false)
                        .query("name", "A part of the names, or of the ids of submissions, to look for.", name(), false)
                        .limit()
                        .answers(records.reference(HistoryRoutes.Page.class)),
                get(Api.BASE + "/stats", "getStats", "Sums over how files ended, of all and of each day.")
                        .query("days", "How many, with today, in UTC.", days(), false)
                        .answers(records.reference(HistoryRoutes.StatsView.class)),
                get(Api.BASE + "/live", "watchLive", "What is going on, as server-sent events.")
                        .answers(
                                200,
                                "An event `state` with all of this, then `gate`, `lanes` and so on, each with that"
                                        + " section, whenever it changes, and comments in between.",
                                new Content()
                                        .addMediaType(
                                                "text/event-stream",
                                                new MediaType().schema(records.reference(LiveState.class)))),
                get(Api.BASE + "/workers", "listWorkers", "Workers that are there, longest first.")
                        .page()
                        .answers(records.page(WorkersView.WorkerView.class)),
                get(Api.BASE + "/settings", "getSettings", "What the coordinator goes by, secrets masked.")
                        .answers(records.reference(SettingsRoutes.SettingsView.class)),
                get(Api.BASE + "/openapi.json", "getOpenApi", "This document.").answers(schema("object")),
                probe("/livez", "getLiveness", "Whether the loops of the process turn."),
                probe("/readyz", "getReadiness", "Whether the process can work."),
                get("/metrics", "getMetrics", "Metrics for Prometheus.")
                        .answers(
                                200,
                                "Done.",
                                new Content().addMediaType("text/plain", new MediaType().schema(schema("string")))));
    }

    private CallDescription aboutFile(String action, String summary) {
        return post(Api.BASE + "/media/{id}/" + action, action + "Media", summary)
                .refuses(409)
                .answers(records.reference(ActionRoutes.FileAnswer.class));
    }

    private CallDescription aboutSubmission(String action, String summary) {
        return post(Api.BASE + "/submissions/{id}/" + action, action + "Submission", summary)
                .answers(records.reference(ActionRoutes.SubmissionAnswer.class));
    }

    private static CallDescription probe(String path, String id, String summary) {
        return get(path, id, summary)
                .answers(200, "It is so.", json(RecordSchemas.reference("Health")))
                .answers(503, "It is not.", json(RecordSchemas.reference("Health")));
    }

    private Schema<?> gate() {
        return records.reference(GateView.class);
    }

    private Schema<?> verification() {
        return records.reference(VerifyRoutes.PartView.class);
    }

    private static Schema<?> submission() {
        return schema("object")
                .addProperty(
                        "paths",
                        schema("array")
                                .items(schema("string").pattern("^(/|[a-z][a-z0-9+.-]*://.)"))
                                .minItems(1)
                                .maxItems(SubmitRequest.MOST_PATHS)
                                .description("Absolute paths as the coordinator sees them, or store URIs."))
                .addProperty("again", flag("Whether to send also what has arrived before."))
                .addProperty("passwords", secrets())
                .addRequiredItem("paths")
                .additionalProperties(false);
    }

    private static Schema<?> passwords() {
        return schema("object")
                .addProperty("passwords", secrets())
                .addRequiredItem("passwords")
                .additionalProperties(false);
    }

    private static Schema<?> secrets() {
        return schema("array")
                .items(schema("string").minLength(1).maxLength(PasswordRoutes.LONGEST))
                .minItems(1)
                .maxItems(PasswordRoutes.MOST)
                .description("What may open archives, tried in this order.");
    }

    private static Schema<?> pause() {
        return schema("object")
                .addProperty(
                        "by",
                        schema("string")
                                .description("Who asks, for people; one line.")
                                .minLength(1)
                                .maxLength(PauseRequest.LONGEST_NAME))
                .addProperty(
                        "seconds",
                        whole(1, PauseRequest.LONGEST_SECONDS)
                                .description("Until it ends by itself; without, somebody resumes."))
                .addProperty("drain", flag("Whether units that run may end."))
                .additionalProperties(false);
    }

    private static Schema<?> state() {
        Schema<Object> state = new Schema<>();
        Arrays.stream(MediaState.values()).map(MediaState::wireName).forEach(state::addEnumItemObject);
        return state.types(schema("string").getTypes());
    }

    private static Schema<?> name() {
        return schema("string").minLength(1).maxLength(HistoryRoutes.LONGEST_NAME);
    }

    private static Schema<?> days() {
        return usually(Integer.parseInt(HistoryRoutes.STANDARD_DAYS), whole(1, HistoryRoutes.MOST_DAYS));
    }

    private static Schema<?> flag(String description) {
        return usually(false, schema("boolean").description(description));
    }

    private static ApiResponse problem(String when) {
        return new ApiResponse()
                .description(when)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(RecordSchemas.reference("Problem"))));
    }

    private static Schema<?> problem() {
        return object(Map.of(
                        "type", schema("string"),
                        "title", schema("string"),
                        "status", schema("integer").format("int32"),
                        "detail", nullable()))
                .description("An error as RFC 9457 has it.");
    }

    private static Schema<?> health() {
        Schema<?> check = object(Map.of("name", schema("string"), "ok", schema("boolean"), "reason", nullable()));
        return object(Map.of("ok", schema("boolean"), "checks", schema("array").items(check)));
    }

    private static Schema<?> nullable() {
        return new Schema<>().types(new LinkedHashSet<>(List.of("string", "null")));
    }

    private static SecurityScheme token() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(
                        "`http.token`. A coordinator that has none, which then listens on loopback only, takes any.");
    }

    private static Info info() {
        return new Info()
                .title("Lull")
                .description(
                        "The HTTP API of a coordinator. Fields may be added; clients ignore those they do not know."
                                + " Files are sent to /api/v1/uploads as tus 1.0 has it.")
                .version("1")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0"));
    }
}
