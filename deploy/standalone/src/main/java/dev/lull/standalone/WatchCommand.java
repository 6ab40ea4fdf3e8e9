package dev.lull.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import dev.lull.coordinator.web.SubmissionView;
import dev.lull.standalone.client.ApiClient;
import dev.lull.standalone.client.ApiOptions;
import dev.lull.standalone.client.LiveEvents;
import dev.lull.standalone.progress.ChangedLines;
import dev.lull.standalone.progress.ProgressRows;
import dev.lull.standalone.progress.ProgressView;
import dev.lull.standalone.progress.ProgressView.Job;
import dev.lull.standalone.progress.Screen;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "watch",
        sortOptions = false,
        description =
                "Shows live what a running Lull does: submissions, the gate, what waits and what is in flight, and "
                        + "films with their segments (█ done, ▁ to ▇ being made, ▚ suspended, ░ waiting), how far they "
                        + "are, their speed (2.0x: twice as fast as they play) and how long they will take. Where it "
                        + "cannot draw, as in a pipe, it prints what changed, at most every ten seconds. Ctrl-C ends it.")
final class WatchCommand implements Callable<Integer> {

    private static final int SUBMISSIONS = 20;

    private final Clock clock = Clock.system(ZoneId.systemDefault());

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiOptions api;

    @Option(names = "--once", description = "Print it once.")
    private boolean once;

    @Override
    public Integer call() {
        ApiClient client = api.client();
        Optional<Screen> screen = once ? Optional.empty() : Terminal.screen();
        Consumer<ProgressView> shown = screen.<Consumer<ProgressView>>map(each -> view -> draw(view, each))
                .orElseGet(() -> new ChangedLines(spec.commandLine().getOut(), clock)::show);
        while (!follow(client, shown)) {
            // the next coordinator at that address, if there is one
        }
        return 0;
    }

    /** Until the coordinator ends it; whether all is shown that was asked for. */
    private boolean follow(ApiClient client, Consumer<ProgressView> shown) {
        try (LiveEvents events = new LiveEvents(client)) {
            while (events.next()) {
                shown.accept(ProgressView.running(clock.instant(), jobs(client), events.state()));
                if (once) {
                    return true;
                }
            }
            return false;
        }
    }

    private void draw(ProgressView view, Screen screen) {
        screen.show(port -> ProgressRows.of(view, port, clock.getZone()));
    }

    private static List<Job> jobs(ApiClient client) {
        List<Job> jobs = new ArrayList<>();
        for (JsonNode item : client.get("submissions?limit=" + SUBMISSIONS).path("items")) {
            SubmissionView submission = Json.as(item, SubmissionView.class);
            jobs.add(new Job(submission.id(), submission));
        }
        return jobs;
    }
}
