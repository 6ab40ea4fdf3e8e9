package dev.lull.coordinator.web;

import dev.lull.common.media.IdFormat;
import dev.lull.common.media.MediaState;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a caller put into the address of a call, checked. */
final class QueryParams {

    static final int LARGEST_PAGE = 500;
    static final String STANDARD_PAGE = "100";

    private static final Pattern JSON =
            Pattern.compile("application/json\\s*(;\\s*charset=\"?utf-?8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

    private QueryParams() {}

    /** A web page of another site cannot send this type without being asked for leave first. */
    static void json(Context context) {
        String type = context.contentType();
        if (type == null || !JSON.matcher(type).matches()) {
            throw new HttpResponseException(415, "send the request as application/json, in UTF-8");
        }
    }

    /** The id in the path of a call; empty when it is none, and so stands for nothing. */
    static Optional<String> id(Context context) {
        return Optional.of(context.pathParam("id")).filter(IdFormat::matches);
    }

    static int offset(Context context) {
        return whole(context, "offset", "0", 0, Integer.MAX_VALUE);
    }

    static int limit(Context context) {
        return whole(context, "limit", STANDARD_PAGE, 1, LARGEST_PAGE);
    }

    static MediaState state(Context context) {
        String word = context.queryParam("state");
        return Arrays.stream(MediaState.values())
                .filter(state -> state.wireName().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadRequestResponse("state must be one of "
                        + Arrays.stream(MediaState.values())
                                .map(MediaState::wireName)
                                .collect(Collectors.joining(", "))));
    }

    /** A place that an earlier answer named; the standard one without. */
    static long place(Context context, String name, long standard) {
        String text = context.queryParam(name);
        if (text == null) {
            return standard;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new BadRequestResponse(name + " must be what an earlier answer named");
        }
        return Long.parseLong(text);
    }

    /** Some text; empty without it. */
    static Optional<String> text(Context context, String name, int longest) {
        String text = context.queryParam(name);
        if (text != null && (text.isBlank() || text.length() > longest)) {
            throw new BadRequestResponse(name + " must be 1 to " + longest + " characters, and not blank");
        }
        return Optional.ofNullable(text).map(String::strip);
    }

    /** @param standard of one that is left out; null when it must be there */
    static int whole(Context context, String name, @Nullable String standard, int least, int most) {
        String text = context.queryParam(name);
        try {
            int value = Integer.parseInt(text == null ? standard : text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, as any other value that is not allowed
        }
        throw new BadRequestResponse(name + " must be a whole number from " + least + " to " + most);
    }
}
