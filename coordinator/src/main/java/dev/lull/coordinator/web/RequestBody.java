package dev.lull.coordinator.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.List;

/** The body of a call, as an object with known fields; anything else is a bad request. */
final class RequestBody {

    private RequestBody() {}

    /** @param expected what it must be, to go after "must be": {@code an object with a list of paths} */
    static JsonNode read(Context context, String expected, List<String> fields) {
        JsonNode body = read(context.body());
        if (!body.isObject()) {
            throw new BadRequestResponse("the body must be " + expected);
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                throw new BadRequestResponse(
                        "the body has an unknown field '" + name + "'; only " + words(fields) + " known");
            }
        });
        return body;
    }

    /** A field that is false where it is not said. */
    static boolean flag(JsonNode body, String name) {
        JsonNode flag = body.path(name);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            throw new BadRequestResponse(name + " must be true or false");
        }
        return flag.asBoolean();
    }

    private static JsonNode read(String body) {
        try {
            return Json.read(body);
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse("the body is " + e.getMessage());
        }
    }

    private static String words(List<String> fields) {
        int last = fields.size() - 1;
        return last == 0
                ? fields.get(0) + " is"
                : String.join(", ", fields.subList(0, last)) + " and " + fields.get(last) + " are";
    }
}
