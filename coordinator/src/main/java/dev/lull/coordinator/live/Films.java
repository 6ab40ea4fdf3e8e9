package dev.lull.coordinator.live;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.HeldTask;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaCounts;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.Unit;
import dev.lull.coordinator.live.FilmsView.FilmView;
import dev.lull.coordinator.live.FilmsView.RunningView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads {@link FilmsView}: a bounded number of films, whatever waits behind them. */
final class Films {

    static final int MOST = 50;

    /** Progress is saved every ten seconds, and grows by whole segments. */
    private static final Duration WINDOW = Duration.ofMinutes(3);

    private static final Duration LEAST = Duration.ofSeconds(20);

    private final Ledger ledger;
    private final KnownConversions known;
    private Map<String, RateMeter> meters = new HashMap<>();

    Films(Ledger ledger) {
        this.ledger = ledger;
        this.known = new KnownConversions(ledger.conversions());
    }

    FilmsView read(Instant now, MediaCounts counts, WorkInHand inHand) {
        List<MediaFile> converting = ledger.media().inState(MediaState.CONVERTING, 0, MOST);
        List<MediaFile> deferred = ledger.media().inState(MediaState.DEFERRED, 0, MOST - converting.size());
        Map<String, Conversion> conversions =
                known.read(converting.stream().map(MediaFile::id).toList(), now);
        Map<String, RateMeter> used = new HashMap<>();
        List<FilmView> films = new ArrayList<>();
        for (MediaFile file : converting) {
            Conversion conversion = conversions.get(file.id());
            RateMeter meter = Objects.requireNonNullElseGet(meters.get(file.id()), () -> meter(conversion, now));
            used.put(file.id(), meter);
            films.add(converting(file, conversion, now, meter, inHand));
        }
        meters = used;
        deferred.forEach(
                file -> films.add(FilmView.notBegun(file, inHand.isPlanned(file.id()) ? "planning" : "deferred")));
        return new FilmsView(counts.in(MediaState.CONVERTING) + counts.in(MediaState.DEFERRED), films);
    }

    /** Of one that began lately it knows the beginning, so that who looks once is told, too. */
    private static RateMeter meter(@Nullable Conversion conversion, Instant now) {
        RateMeter meter = new RateMeter(WINDOW, LEAST);
        Instant started = conversion == null ? null : conversion.startedAt();
        if (started != null && started.isAfter(now.minus(WINDOW))) {
            meter.see(started, 0);
        }
        return meter;
    }

    private static FilmView converting(
            MediaFile file, @Nullable Conversion conversion, Instant now, RateMeter meter, WorkInHand inHand) {
        if (conversion == null) {
            return FilmView.notBegun(file, "converting");
        }
        Strip strip = Strip.of(conversion);
        meter.see(now, conversion.progress());
        boolean together = strip.units() > 0 && conversion.readyToAssemble();
        ConversionPlan plan = conversion.plan();
        Double duration = conversion.duration();
        return new FilmView(
                file.id(),
                Workers.nameOf(file),
                file.source(),
                file.submission(),
                together ? "assembling" : "converting",
                plan == null ? null : plan.kind().wireName(),
                duration,
                strip.units(),
                strip.cells(unit -> stands(conversion, unit, inHand)),
                running(conversion, strip, inHand),
                conversion.progress(),
                duration == null ? null : speed(duration, meter.perSecond()),
                secondsLeft(conversion.progress(), meter.perSecond()));
    }

    private static boolean stands(Conversion conversion, Unit unit, WorkInHand inHand) {
        return conversion.units().get(unit) instanceof UnitState.Running held
                && inHand.unit(held.worker(), conversion.id(), unit)
                        .filter(HeldTask::suspended)
                        .isPresent();
    }

    private static List<RunningView> running(Conversion conversion, Strip strip, WorkInHand inHand) {
        List<RunningView> running = new ArrayList<>();
        conversion.units().forEach((unit, state) -> {
            if (state instanceof UnitState.Running held) {
                Optional<HeldTask> task = inHand.unit(held.worker(), conversion.id(), unit);
                running.add(new RunningView(
                        unit.wireName(),
                        strip.cell(unit),
                        held.worker(),
                        task.map(HeldTask::fraction).orElse(null),
                        task.map(HeldTask::since).orElse(null)));
            }
        });
        running.sort(Comparator.comparing(RunningView::unit));
        return running;
    }

    private static @Nullable Double speed(double duration, OptionalDouble percentPerSecond) {
        return percentPerSecond.isEmpty() ? null : duration * percentPerSecond.getAsDouble() / 100;
    }

    private static @Nullable Long secondsLeft(double progress, OptionalDouble perSecond) {
        return perSecond.isEmpty() || perSecond.getAsDouble() <= 0
                ? null
                : Math.round((100 - progress) / perSecond.getAsDouble());
    }
}
