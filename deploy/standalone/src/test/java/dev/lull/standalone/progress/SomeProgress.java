package dev.lull.standalone.progress;

import dev.lull.coordinator.live.FilmsView;
import dev.lull.coordinator.live.FilmsView.FilmView;
import dev.lull.coordinator.live.FilmsView.RunningView;
import dev.lull.coordinator.live.GateView;
import dev.lull.coordinator.live.GateView.ReasonView;
import dev.lull.coordinator.live.LanesView;
import dev.lull.coordinator.live.LanesView.LaneView;
import dev.lull.coordinator.live.LiveState;
import dev.lull.coordinator.web.SubmissionView;
import dev.lull.standalone.progress.ProgressView.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Views to draw, with what a test cares about changed. */
final class SomeProgress {

    static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<ReasonView> reasons = new ArrayList<>();
    private final List<FilmView> films = new ArrayList<>();
    private String label = "files";
    private boolean read = true;
    private long failed;
    private @Nullable Long inFlight = 4L;

    SomeProgress label(String changed) {
        label = changed;
        return this;
    }

    SomeProgress count(String state, long files) {
        counts.put(state, files);
        return this;
    }

    SomeProgress stillReading() {
        read = false;
        return this;
    }

    SomeProgress shut(String state, String detail, @Nullable Instant until) {
        reasons.add(new ReasonView(state, detail, NINE.minusSeconds(600), until));
        return this;
    }

    SomeProgress failed(long videos) {
        failed = videos;
        return this;
    }

    SomeProgress workersUnknown() {
        inFlight = null;
        return this;
    }

    SomeProgress waiting(String name) {
        films.add(film(name, "deferred", "", List.of(), 0, null, null));
        return this;
    }

    SomeProgress film(
            String name, String strip, double progress, @Nullable Double speed, @Nullable Long eta, RunningView... at) {
        films.add(film(name, "converting", strip, List.of(at), progress, speed, eta));
        return this;
    }

    SomeProgress assembled(String name, String strip) {
        films.add(film(name, "assembling", strip, List.of(), 99, null, 3L));
        return this;
    }

    static RunningView running(int cell, @Nullable Double fraction) {
        return new RunningView("segment:000" + cell, cell, "w", fraction, NINE);
    }

    private static FilmView film(
            String name,
            String status,
            String strip,
            List<RunningView> running,
            double progress,
            @Nullable Double speed,
            @Nullable Long eta) {
        return new FilmView(
                name, name, "/" + name, "s", status, null, null, strip.length(), strip, running, progress, speed, eta);
    }

    ProgressView view() {
        return ProgressView.running(
                NINE,
                List.of(new Job(label, submission())),
                new LiveState(NINE, "1", gate(), lanes(), new FilmsView(films.size(), films), null));
    }

    ProgressView withoutLedger() {
        return ProgressView.running(
                NINE, List.of(new Job(label, submission())), new LiveState(NINE, "1", gate(), null, null, null));
    }

    private SubmissionView submission() {
        long files = counts.values().stream().mapToLong(Long::longValue).sum();
        long settled = counts.getOrDefault("uploaded", 0L) + counts.getOrDefault("quarantined", 0L);
        return new SubmissionView("s", List.of(), counts, files, settled, "normal", NINE, read ? NINE : null, null);
    }

    private GateView gate() {
        String state = reasons.isEmpty() ? "OPEN" : reasons.get(0).state();
        return new GateView(state, reasons.isEmpty(), 0, null, NINE.minusSeconds(60), false, reasons);
    }

    private LanesView lanes() {
        return new LanesView(
                new LaneView(12, inFlight, 4711, 0, 318.0),
                new LaneView(0, inFlight == null ? null : 1L, 37, failed, 0.0),
                new LaneView(2, inFlight == null ? null : 0L, 5, 0, null));
    }
}
