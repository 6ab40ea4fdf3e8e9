package dev.lull.coordinator.web;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.Submission;
import dev.lull.common.ops.Routes;
import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.HistoryReader;
import dev.lull.common.queue.UploadBacklog;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.MediaStore;
import dev.lull.coordinator.action.FileAction;
import dev.lull.coordinator.action.Unlock;
import dev.lull.coordinator.intake.SubmissionOptions;
import dev.lull.coordinator.live.LiveFeed;
import dev.lull.coordinator.live.Workers;
import dev.lull.coordinator.receive.Uploads;
import dev.lull.coordinator.verify.TargetVerification;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Everything below {@value #BASE}. */
public final class Api implements Routes {

    public static final String BASE = "/api/v1";

    private final AccessControl accessControl;
    private final SubmissionRoutes submissions;
    private final MediaRoutes media;
    private final StillRoutes stills;
    private final Map<String, ActionRoutes> actions = new HashMap<>();
    private final PasswordRoutes passwords;
    private final VerifyRoutes verify;
    private final GateRoutes gate;
    private final StatusRoutes lull;
    private final HistoryRoutes history;
    private final ReceiveRoutes received;
    private final LiveRoutes live;
    private final WorkerRoutes workers;
    private final SettingsRoutes settings;

    /**
     * The calls, answered from these parts.
     *
     * @param submit accepts paths and store URIs; looking at the files goes on afterwards
     * @param actions what may be asked for with a file or a submission, by the last part of the call: {@code cancel}
     * @param target where this coordinator's files go
     * @param gate the last reading of the gate
     * @param gateNow reads it
     * @param clock tells which day it is
     * @param awaitedSources the originals that taking in waits for, and why
     * @param received what is sent over HTTP; empty where nothing is taken
     * @param live what is going on
     * @param workers who is at work
     * @param store where the pictures of conversions are
     * @param settings of this coordinator; without {@code http.token} the server is only reachable from this machine
     */
    public Api(
            BiFunction<List<String>, SubmissionOptions, Submission> submit,
            Map<String, FileAction> actions,
            Unlock unlock,
            TargetVerification verification,
            Ledger ledger,
            String target,
            Supplier<GateReading> gate,
            Supplier<GateReading> gateNow,
            ConvertBacklog backlog,
            UploadBacklog uploads,
            HistoryReader history,
            Clock clock,
            Supplier<Optional<String>> awaitedSources,
            Optional<Uploads> received,
            LiveFeed live,
            Workers workers,
            MediaStore store,
            Settings settings) {
        this.accessControl =
                new AccessControl(settings.find(LullSettings.HTTP_TOKEN).orElse(null));
        this.submissions = new SubmissionRoutes(submit, unlock, ledger.submissions());
        this.media = new MediaRoutes(ledger.media(), ledger.conversions(), target);
        this.stills = new StillRoutes(store, ledger.conversions());
        actions.forEach((name, action) -> this.actions.put(name, new ActionRoutes(action, ledger, target)));
        this.passwords = new PasswordRoutes(unlock, ledger);
        this.verify = new VerifyRoutes(verification, target);
        this.gate = new GateRoutes(gate, gateNow, ledger.pauses());
        this.received = new ReceiveRoutes(received);
        this.live = new LiveRoutes(live);
        this.workers = new WorkerRoutes(workers);
        this.settings = new SettingsRoutes(settings);
        this.history = new HistoryRoutes(history, ledger.history(), target, clock);
        this.lull = new StatusRoutes(gate, backlog, uploads, ledger.budget(), target, awaitedSources);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        received.addBefore(routes);
        routes.before(BASE + "/*", context -> context.header("Cache-Control", "no-store"));
        routes.before(BASE + "/*", accessControl::check);
        routes.post(BASE + "/submissions", submissions::submit);
        routes.get(BASE + "/submissions", submissions::unsettled);
        routes.get(BASE + "/submissions/{id}", submissions::one);
        routes.get(BASE + "/submissions/{id}/media", submissions::files);
        actions.forEach((name, action) -> {
            routes.post(BASE + "/submissions/{id}/" + name, action::submission);
            routes.post(BASE + "/media/{id}/" + name, action::file);
        });
        routes.post(BASE + "/submissions/{id}/passwords", passwords::submission);
        routes.get(BASE + "/media", media::inState);
        routes.get(BASE + "/media/{id}", media::one);
        routes.post(BASE + "/media/{id}/passwords", passwords::file);
        routes.get(BASE + "/conversions/{id}", media::conversion);
        routes.get(BASE + "/conversions/{id}/runs", media::runs);
        routes.get(BASE + "/conversions/{id}/stills", stills::all);
        routes.get(BASE + "/conversions/{id}/still", stills::one);
        routes.get(BASE + "/gate", gate::gate);
        routes.post(BASE + "/gate/pause", gate::pause);
        routes.post(BASE + "/gate/resume", gate::resume);
        routes.get(BASE + "/target", lull::target);
        routes.get(BASE + "/target/verification", verify::look);
        routes.post(BASE + "/target/verification", verify::repair);
        routes.get(BASE + "/sources", lull::sources);
        routes.get(BASE + "/backlog", lull::backlog);
        routes.get(BASE + "/history", history::history);
        routes.get(BASE + "/stats", history::stats);
        routes.get(LiveRoutes.PATH, live::follow);
        routes.get(BASE + "/workers", workers::page);
        routes.get(BASE + "/settings", settings::all);
        routes.get(BASE + "/openapi.json", ApiDocument::answer);
        received.addTo(routes);
    }

    @Override
    public List<String> uploads() {
        return List.of(ReceiveRoutes.PATH);
    }

    @Override
    public List<String> streams() {
        return List.of(LiveRoutes.PATH);
    }
}
