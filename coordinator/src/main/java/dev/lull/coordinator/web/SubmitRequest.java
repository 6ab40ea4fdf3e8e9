package dev.lull.coordinator.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.task.ConvertPriority;
import dev.lull.coordinator.intake.SubmissionOptions;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code {"paths": ["/one", "s3://bucket/two"], "again": true, "priority": "high", "passwords": ["…"]}}.
 *
 * @param options the usual ones where nothing is said
 * @param passwords that may open archives among them; none where it is not said
 */
record SubmitRequest(List<String> paths, SubmissionOptions options, List<String> passwords) {

    private static final String EXPECTED = "an object with a list of paths: {\"paths\": [\"/…\"]}";
    static final int MOST_PATHS = 10_000;
    private static final Pattern ABSOLUTE = Pattern.compile("/.*|[a-z][a-z0-9+.-]*://.+", Pattern.DOTALL);

    /** Reads the body; anything else than the above is a bad request. */
    static SubmitRequest of(Context context) {
        QueryParams.json(context);
        JsonNode body = RequestBody.read(context, EXPECTED, List.of("paths", "again", "priority", "passwords"));
        if (!body.path("paths").isArray()) {
            throw new BadRequestResponse("the body must be " + EXPECTED);
        }
        List<String> paths = new ArrayList<>();
        body.path("paths").forEach(path -> paths.add(path(path, paths.size())));
        if (paths.isEmpty() || paths.size() > MOST_PATHS) {
            throw new BadRequestResponse("paths must hold 1 to " + MOST_PATHS + " paths, not " + paths.size());
        }
        SubmissionOptions options = new SubmissionOptions(RequestBody.flag(body, "again"), priority(body));
        return new SubmitRequest(paths, options, PasswordRoutes.passwords(body));
    }

    private static ConvertPriority priority(JsonNode body) {
        JsonNode priority = body.path("priority");
        if (priority.isMissingNode()) {
            return ConvertPriority.NORMAL;
        }
        try {
            return ConvertPriority.of(priority.isTextual() ? priority.textValue() : "");
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse("priority must be \"high\", \"normal\" or \"low\"");
        }
    }

    private static String path(JsonNode path, int index) {
        if (!path.isTextual() || !ABSOLUTE.matcher(path.textValue()).matches()) {
            throw new BadRequestResponse("paths[" + index + "] must be an absolute path or a store URI");
        }
        if (path.textValue().indexOf('\0') >= 0) {
            throw new BadRequestResponse("paths[" + index + "] holds a zero byte");
        }
        return path.textValue();
    }
}
