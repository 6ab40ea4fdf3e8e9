package dev.lull.coordinator.web;

import dev.lull.common.ops.Addresses;
import dev.lull.common.ops.Json;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** A reason without passwords in its addresses; null for none. */
    static @Nullable String hidden(@Nullable String reason) {
        return reason == null ? null : Addresses.hidden(reason);
    }

    record Page(List<?> items, int offset, int limit) {}
}
