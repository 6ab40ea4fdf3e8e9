package dev.lull.coordinator.web;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ops.Routes;
import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.UploadBacklog;
import dev.lull.coordinator.action.Request;
import io.javalin.config.RoutesConfig;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything below {@value #BASE}. */
public final class Api implements Routes {

    public static final String BASE = "/api/v1";

    private final Guard guard;
    private final SubmissionCalls submissions;
    private final MediaCalls media;
    private final RequestCalls cancel;
    private final RequestCalls retry;
    private final LullCalls lull;

    /**
     * The calls, answered from these parts.
     *
     * @param target where this coordinator's files go
     * @param gate the last look at the gate
     * @param token what callers must send; null when the server is only reachable from this machine
     */
    public Api(
            Submit submit,
            Request cancel,
            Request retry,
            Ledger ledger,
            String target,
            Supplier<GateReading> gate,
            ConvertBacklog backlog,
            UploadBacklog uploads,
            @Nullable String token) {
        this.guard = new Guard(token);
        this.submissions = new SubmissionCalls(submit, ledger.submissions());
        this.media = new MediaCalls(ledger.media(), ledger.conversions(), target);
        this.cancel = new RequestCalls(cancel, ledger, target);
        this.retry = new RequestCalls(retry, ledger, target);
        this.lull = new LullCalls(gate, backlog, uploads, ledger.budget(), target);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before(BASE + "/*", guard::check);
        routes.post(BASE + "/submissions", submissions::submit);
        routes.get(BASE + "/submissions", submissions::unsettled);
        routes.get(BASE + "/submissions/{id}", submissions::one);
        routes.get(BASE + "/submissions/{id}/media", submissions::files);
        routes.post(BASE + "/submissions/{id}/cancel", cancel::submission);
        routes.post(BASE + "/submissions/{id}/retry", retry::submission);
        routes.get(BASE + "/media", media::inState);
        routes.get(BASE + "/media/{id}", media::one);
        routes.post(BASE + "/media/{id}/cancel", cancel::file);
        routes.post(BASE + "/media/{id}/retry", retry::file);
        routes.get(BASE + "/conversions/{id}", media::conversion);
        routes.get(BASE + "/gate", lull::gate);
        routes.get(BASE + "/target", lull::target);
        routes.get(BASE + "/backlog", lull::backlog);
    }
}
