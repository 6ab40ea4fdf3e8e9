package dev.lull.coordinator.web;

import dev.lull.common.ops.Json;
import io.javalin.http.Context;
import java.util.List;

/** Sends answers as JSON. */
final class Responses {

    private Responses() {}

    static void with(Context context, Object value) {
        context.result(Json.write(value)).contentType("application/json");
    }

    /** A part of a longer list; there may be more behind it if it is full. */
    static void page(Context context, int offset, int limit, List<?> items) {
        with(context, new Page(items, offset, limit));
    }

    record Page(List<?> items, int offset, int limit) {}
}
