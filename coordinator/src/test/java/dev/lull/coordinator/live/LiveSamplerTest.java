package dev.lull.coordinator.live;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.HeldTask;
import dev.lull.common.ledger.HistoryLedger;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.Registration;
import dev.lull.common.ledger.WorkerState;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.ops.Json;
import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.GateState;
import dev.lull.common.task.HistoryEntry;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.testing.CountedCalls;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.coordinator.live.FilmsView.FilmView;
import dev.lull.coordinator.live.WorkersView.WorkerView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveSamplerTest {

    private static final GateReading OPEN = new GateReading(GateState.OPEN, 0, null, Instant.EPOCH, false);

    private final TickingClock clock = new TickingClock();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1));
    private final CountedCalls calls = new CountedCalls();
    private final Ledger counted = calls.of(Ledger.class, ledger);
    private final LiveSampler sampler = new LiveSampler(counted, new Workers(counted), () -> OPEN, clock);

    @BeforeEach
    void open() {
        ledger.submissions().open("s", List.of("/in"), "/out", clock.instant());
    }

    private void in(MediaState state, @Nullable MediaKind kind, String... ids) {
        ledger.media()
                .registerAll(Stream.of(ids)
                        .map(id -> new Registration(id, "s", "/in/films/" + id, "films/" + id, clock.instant()))
                        .toList());
        for (String id : ids) {
            StateChange change = StateChange.to(state);
            ledger.media().move(id, kind == null ? change : change.with(MediaField.KIND, kind.wireName()));
        }
    }

    private void planned(String id, int segments) {
        planned(id, segments, 0);
    }

    private void planned(String id, int segments, double seconds) {
        ledger.conversions().open(id, "/in/films/" + id);
        ledger.conversions()
                .plan(
                        id,
                        new ConversionPlan(
                                ConversionKind.FULL,
                                IntStream.range(0, segments)
                                        .mapToObj(Unit::segment)
                                        .toList(),
                                IntStream.range(0, segments)
                                        .mapToObj(Long::valueOf)
                                        .toList(),
                                "",
                                "f",
                                "why",
                                "out",
                                new ConversionPlan.Content("", List.of(), seconds)));
        ledger.media().move(id, StateChange.to(MediaState.CONVERTING));
    }

    private void ended(String id, MediaKind kind, MediaState state, @Nullable Instant converted) {
        ledger.history()
                .record(List.of(new HistoryLedger.Recorded(
                        new HistoryEntry(
                                id,
                                "s",
                                id,
                                kind,
                                state,
                                null,
                                null,
                                1,
                                1,
                                null,
                                0,
                                0,
                                List.of(),
                                null,
                                clock.instant(),
                                converted,
                                converted,
                                clock.instant()),
                        1)));
    }

    @Test
    void lanesTellWhatWaitsAndWhatEndedToday() {
        in(MediaState.QUEUED, MediaKind.IMAGE, "a", "b", "c");
        in(MediaState.QUEUED, MediaKind.VIDEO, "d");
        ended("e", MediaKind.IMAGE, MediaState.UPLOADED, null);
        ended("f", MediaKind.VIDEO, MediaState.QUARANTINED, null);
        ended("g", MediaKind.VIDEO, MediaState.UPLOADED, clock.instant());
        ended("h", MediaKind.VIDEO, MediaState.QUARANTINED, clock.instant());

        LanesView lanes = sampler.read().lanes();

        assertThat(lanes).isNotNull();
        assertThat(lanes.images()).isEqualTo(new LanesView.LaneView(3, 0L, 1, 0, null));
        assertThat(lanes.videos()).isEqualTo(new LanesView.LaneView(1, 0L, 0, 1, null));
        assertThat(lanes.converted()).isEqualTo(new LanesView.LaneView(0, 0L, 1, 1, null));
    }

    @Test
    void aRateIsToldOnceItWasWatchedForAWhile() {
        sampler.read();
        for (int i = 0; i < 20; i++) {
            clock.tick(Duration.ofSeconds(1));
            ended("m" + i, MediaKind.IMAGE, MediaState.UPLOADED, null);
        }
        LanesView lanes = sampler.read().lanes();

        assertThat(lanes).isNotNull();
        assertThat(lanes.images().perMinute()).isEqualTo(60.0);
        assertThat(lanes.videos().perMinute()).isZero();
    }

    @Test
    void filmsUnderWayComeFirstAndShowTheirUnits() {
        in(MediaState.DEFERRED, MediaKind.VIDEO, "later", "now");
        planned("now", 3);
        ledger.conversions().claim("now", Unit.segment(1), "box-convert-1", Duration.ofMinutes(1));

        FilmsView films = sampler.read().films();

        assertThat(films).isNotNull();
        assertThat(films.total()).isEqualTo(2);
        assertThat(films.shown()).extracting(FilmView::id).containsExactly("now", "later");
        assertThat(films.shown()).extracting(FilmView::status).containsExactly("converting", "deferred");
        FilmView film = films.shown().get(0);
        assertThat(film.name()).isEqualTo("now");
        assertThat(film.path()).isEqualTo("/in/films/now");
        assertThat(film.kind()).isEqualTo("full");
        assertThat(film.strip()).isEqualTo(".r.");
        assertThat(film.running())
                .containsExactly(new FilmsView.RunningView("segment:0001", 1, "box-convert-1", null, null));
        assertThat(film.etaSeconds()).isNull();
    }

    @Test
    void howLongAFilmTakesIsToldByWhatWasSeenOfIt() {
        in(MediaState.DEFERRED, MediaKind.VIDEO, "film");
        planned("film", 4, 600);
        sampler.read();
        for (int i = 0; i < 2; i++) {
            clock.tick(Duration.ofSeconds(30));
            var claim = ledger.conversions().claim("film", Unit.segment(i), "w", Duration.ofMinutes(1));
            ledger.conversions().completeUnit(((ClaimResult.Granted) claim).claim(), 1, "sum");
            sampler.read();
        }
        FilmsView films = sampler.read().films();

        assertThat(films).isNotNull();
        assertThat(films.shown().get(0).progress()).isEqualTo(50);
        assertThat(films.shown().get(0).etaSeconds()).isEqualTo(60);
        assertThat(films.shown().get(0).durationSeconds()).isEqualTo(600);
        assertThat(films.shown().get(0).speed()).isEqualTo(5);
    }

    @Test
    void theSpeedOfAFilmWhoseLengthTheLedgerDoesNotKnowIsNotKnown() {
        in(MediaState.DEFERRED, MediaKind.VIDEO, "film");
        planned("film", 2);
        sampler.read();
        clock.tick(Duration.ofSeconds(30));
        var claim = ledger.conversions().claim("film", Unit.segment(0), "w", Duration.ofMinutes(1));
        ledger.conversions().completeUnit(((ClaimResult.Granted) claim).claim(), 1, "sum");

        FilmsView films = sampler.read().films();

        assertThat(films).isNotNull();
        assertThat(films.shown().get(0).etaSeconds()).isEqualTo(30);
        assertThat(films.shown().get(0).durationSeconds()).isNull();
        assertThat(films.shown().get(0).speed()).isNull();
    }

    @Test
    void ofAFilmThatBeganLatelyThatIsKnownAtTheFirstLook() {
        in(MediaState.DEFERRED, MediaKind.VIDEO, "film");
        planned("film", 4);
        clock.tick(Duration.ofSeconds(30));
        var claim = ledger.conversions().claim("film", Unit.segment(0), "w", Duration.ofMinutes(1));
        ledger.conversions().completeUnit(((ClaimResult.Granted) claim).claim(), 1, "sum");
        FilmsView films = sampler.read().films();

        assertThat(films).isNotNull();
        assertThat(films.shown().get(0).etaSeconds()).isEqualTo(90);
    }

    @Test
    void whatIsReadIsBoundedHoweverManyFilesThereAre() {
        in(MediaState.DEFERRED, MediaKind.VIDEO, ids("film", 120));
        IntStream.range(0, 30).forEach(i -> planned("film" + i, 500));
        sampler.read();
        calls.clear();
        sampler.read();
        var few = calls.calls();

        in(MediaState.QUEUED, MediaKind.IMAGE, ids("image", 100_000));
        in(MediaState.DEFERRED, MediaKind.VIDEO, ids("other", 5_000));
        calls.clear();
        LiveState state = sampler.read();

        assertThat(calls.calls()).isEqualTo(few);
        assertThat(calls.total()).isLessThanOrEqualTo(7);
        assertThat(state.lanes()).isNotNull();
        assertThat(state.lanes().images().waiting()).isEqualTo(100_000);
        assertThat(state.films()).isNotNull();
        assertThat(state.films().total()).isEqualTo(5_120);
        assertThat(state.films().shown()).hasSize(Films.MOST);
    }

    private static String[] ids(String name, int number) {
        return IntStream.range(0, number).mapToObj(i -> name + i).toArray(String[]::new);
    }

    @Test
    void withoutTheLedgerTheGateIsStillTold() {
        ledger.disconnect();
        LiveState state = sampler.read();

        assertThat(state.gate().open()).isTrue();
        assertThat(state.lanes()).isNull();
        assertThat(state.films()).isNull();
        assertThat(state.workers()).isNull();
    }

    private void atWork(String name, HeldTask... holds) {
        Instant now = clock.instant();
        ledger.workers()
                .report(new WorkerState(name, "convert", "1", now, now, now, List.of(holds)), Duration.ofSeconds(30));
    }

    @Test
    void workersTellWhatIsInFlightAndWhichUnitStandsStill() {
        in(MediaState.QUEUED, MediaKind.IMAGE, ids("image", 60));
        in(MediaState.DEFERRED, MediaKind.VIDEO, "film", "next");
        planned("film", 3);
        ledger.conversions().claim("film", Unit.segment(0), "w1", Duration.ofMinutes(1));
        ledger.conversions().claim("film", Unit.segment(1), "w2", Duration.ofMinutes(1));
        Instant now = clock.instant();
        atWork("w1", new HeldTask(Topic.CONVERT_SEGMENTS, "film", 1, Unit.segment(0), now, true, 0.5));
        atWork(
                "w2",
                new HeldTask(Topic.CONVERT_SEGMENTS, "film", 1, Unit.segment(1), now, false, 0.25),
                new HeldTask(Topic.CONVERT_DEFERRED, "next", 1, null, now, false, null));
        atWork("u1", new HeldTask(Topic.UPLOAD_IMAGES, "image0", 50, null, now, false, null));

        LiveState state = sampler.read();

        assertThat(requireNonNull(state.lanes()).images()).isEqualTo(new LanesView.LaneView(10, 50L, 0, 0, null));
        List<FilmView> films = requireNonNull(state.films()).shown();
        assertThat(films).extracting(FilmView::status).containsExactly("converting", "planning");
        assertThat(films.get(0).strip()).isEqualTo("sr.");
        assertThat(films.get(0).running())
                .containsExactly(
                        new FilmsView.RunningView("segment:0000", 0, "w1", 0.5, now),
                        new FilmsView.RunningView("segment:0001", 1, "w2", 0.25, now));
        WorkersView workers = requireNonNull(state.workers());
        assertThat(workers.total()).isEqualTo(3);
        assertThat(workers.shown()).extracting(WorkerView::name).containsExactly("u1", "w1", "w2");
        assertThat(workers.shown()).extracting(WorkerView::standing).containsExactly(0L, 1L, 0L);
        assertThat(workers.shown().get(0).holds())
                .containsExactly(new WorkersView.HeldView("images", "image0", "image0", 50, null, now, false, null));
    }

    @Test
    void ofVeryManyWorkersSomeAreShownAndNothingIsGuessedFromThem() {
        IntStream.range(0, Workers.MOST + 5).forEach(i -> atWork("w" + i));

        LiveState state = sampler.read();

        assertThat(requireNonNull(state.workers()).total()).isEqualTo(Workers.MOST + 5);
        assertThat(requireNonNull(state.workers()).shown()).hasSize(Workers.MOST);
        assertThat(requireNonNull(state.lanes()).images().inFlight()).isNull();
    }

    @Test
    void aNameIsTextAndNeverAnotherEvent() {
        String name = "</script>\n\nevent: gate\ndata: {}\r\n\u2028\u0007&\"'.mkv";
        ledger.media().register("film", "s", "/in/" + name, name, clock.instant());
        ledger.media().move("film", StateChange.to(MediaState.DEFERRED).with(MediaField.KIND, "video"));

        String event = new String(LiveEvent.of("state", sampler.read()), StandardCharsets.UTF_8);

        assertThat(event.lines().filter(line -> !line.isEmpty())).hasSize(2);
        assertThat(event).endsWith("\n\n").doesNotContain("\r");
        JsonNode told = Json.read(event.substring(event.indexOf("data: ") + 6));
        assertThat(told.at("/films/shown/0/name").asText()).isEqualTo(name.substring(name.lastIndexOf('/') + 1));
    }

    @Test
    void whatCannotBeReadHidesNothingElse() {
        in(MediaState.DEFERRED, MediaKind.VIDEO, "spoilt", "good");
        planned("spoilt", 2);
        planned("good", 2);
        ledger.spoilConversion("spoilt");

        FilmsView films = sampler.read().films();

        assertThat(films).isNotNull();
        assertThat(films.shown()).extracting(FilmView::strip).containsExactlyInAnyOrder("", "..");
    }
}
