package dev.lull.coordinator.web;

import dev.lull.coordinator.live.Workers;
import io.javalin.http.Context;

/** Calls about who is at work. */
final class WorkerRoutes {

    private final Workers workers;

    WorkerRoutes(Workers workers) {
        this.workers = workers;
    }

    void page(Context context) {
        int offset = QueryParams.offset(context);
        int limit = QueryParams.limit(context);
        Responses.page(context, offset, limit, workers.page(offset, limit));
    }
}
