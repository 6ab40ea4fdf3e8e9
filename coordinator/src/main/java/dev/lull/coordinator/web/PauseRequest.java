package dev.lull.coordinator.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"by": "anna", "seconds": 7200, "drain": true}}; nothing of it has to be said.
 *
 * @param by who asks, for people
 * @param length null until somebody resumes
 * @param drain whether units that run may end
 */
record PauseRequest(String by, @Nullable Duration length, boolean drain) {

    static final int LONGEST_NAME = 100;
    static final long LONGEST_SECONDS = Duration.ofDays(365).toSeconds();

    /** Reads the body; anything else than the above is a bad request. */
    static PauseRequest of(Context context) {
        QueryParams.json(context);
        JsonNode body = RequestBody.read(context, "an object: {\"seconds\": 3600}", List.of("by", "seconds", "drain"));
        JsonNode by = body.path("by");
        if (!by.isMissingNode() && !isName(by)) {
            throw new BadRequestResponse("by must be a name of 1 to " + LONGEST_NAME + " characters in one line");
        }
        JsonNode seconds = body.path("seconds");
        if (!seconds.isMissingNode() && !isLength(seconds)) {
            throw new BadRequestResponse("seconds must be a whole number from 1 to " + LONGEST_SECONDS);
        }
        return new PauseRequest(
                by.asText("a caller of the API"),
                seconds.isMissingNode() ? null : Duration.ofSeconds(seconds.longValue()),
                RequestBody.flag(body, "drain"));
    }

    private static boolean isName(JsonNode by) {
        String name = by.asText();
        return by.isTextual()
                && !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isLength(JsonNode seconds) {
        return seconds.isIntegralNumber()
                && seconds.canConvertToLong()
                && seconds.longValue() >= 1
                && seconds.longValue() <= LONGEST_SECONDS;
    }
}
