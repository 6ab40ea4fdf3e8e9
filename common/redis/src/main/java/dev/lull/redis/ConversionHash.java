package dev.lull.redis;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.Losses;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code lull:conversion:{id}}: the checkpoint. Besides what a {@link Conversion} tells, it holds {@code token}, the
 * last one given out, one field per unit (see {@link UnitText}), and {@code takeovers:UNIT}, how often one was taken
 * over from a worker that let its claim expire; {@code planning}, how many workers plan it or died at that;
 * {@code source_doubt}, {@code WORKER: REASON} of one that cannot read it.
 */
final class ConversionHash {

    private static final String FILE_PATH = "file_path";
    private static final String OUTPUT_PATH = "output_path";
    private static final String STATUS = "status";
    private static final String PRIORITY = "priority";
    private static final String PROGRESS = "progress";
    private static final String STARTED_AT = "started_at";
    private static final String LAST_UPDATED = "last_updated";
    private static final String RETRY_COUNT = "retry_count";
    private static final String ERROR = "error";
    private static final String PLAN = "plan";
    private static final String CUTS = "cuts";
    private static final String ENCODING = "encoding";
    private static final String FINGERPRINT = "fingerprint";
    private static final String REASON = "reason";
    private static final String KEPT = "kept";
    private static final String LOST = "lost";
    private static final String DURATION = "duration";
    private static final String SEGMENTS = "segments";
    private static final String UNITS = "units";
    private static final String UNITS_DONE = "units_done";
    private static final String TOKEN = "token";

    /** Of whether all is ready for assembly. */
    static final Set<String> COUNTS = Set.of(UNITS, UNITS_DONE);

    /** What changes while a plan is carried out, and which plan that is. */
    static final Set<String> COURSE = Set.of(FINGERPRINT, PROGRESS, LAST_UPDATED);

    /** Of which at least one changes with what is worth another look. */
    static final Set<String> MARK = Set.of(STATUS, FINGERPRINT, TOKEN, UNITS_DONE, RETRY_COUNT, LAST_UPDATED);

    /** What a plan is and where its conversion began, which stays as it is. */
    static final Set<String> PLANNED = Set.of(
            FILE_PATH, OUTPUT_PATH, PLAN, CUTS, ENCODING, FINGERPRINT, REASON, KEPT, LOST, DURATION, SEGMENTS, UNITS);

    private ConversionHash() {}

    /** The conversion, if there is one. */
    static Optional<Conversion> find(String id, Fields fields) {
        return fields.exist() ? Optional.of(fields.as(known -> read(id, known, work(known)))) : Optional.empty();
    }

    /** These {@link #MARK} as one text; empty when there is no conversion that could be read. */
    static String mark(Fields fields) {
        return fields.foreign() != null || !fields.exist() ? "" : new TreeMap<>(fields.texts()).toString();
    }

    /** The fingerprint of the plan in this {@link #COURSE}; null when there is none. */
    static @Nullable String fingerprint(Fields course) {
        return course.text(FINGERPRINT);
    }

    /** The plan of these {@link #PLANNED}; empty when there is none. */
    static Optional<KnownPlan> planned(Fields fields) {
        return Optional.ofNullable(fields.as(known -> plan(known, counted(known))))
                .map(plan -> new KnownPlan(fields.required(FILE_PATH), plan));
    }

    /** How the conversion with this plan stands by its {@link #COURSE}. */
    static Conversion underWay(String id, KnownPlan known, Fields course) {
        return Conversion.underWay(
                id,
                known.filePath(),
                known.plan(),
                course.required(PROGRESS, Double::valueOf),
                course.required(LAST_UPDATED, Instant::parse));
    }

    /** Whether these {@link #COUNTS} are of one of which all units are done. */
    static boolean readyToAssemble(Fields fields) {
        return fields.number(UNITS) > 0 && fields.number(UNITS_DONE) >= fields.number(UNITS);
    }

    private static Conversion read(String id, Fields fields, List<Unit> work) {
        return new Conversion(
                id,
                fields.required(FILE_PATH),
                fields.required(STATUS, ConversionStatus::of),
                fields.value(PRIORITY, ConvertPriority::of, ConvertPriority.NORMAL),
                plan(fields, work),
                fields.required(PROGRESS, Double::valueOf),
                (int) fields.number(RETRY_COUNT),
                fields.text(ERROR),
                fields.time(STARTED_AT),
                fields.required(LAST_UPDATED, Instant::parse),
                units(fields));
    }

    private static @Nullable ConversionPlan plan(Fields fields, List<Unit> work) {
        ConversionKind kind = fields.value(PLAN, ConversionKind::of);
        if (kind == null) {
            return null;
        }
        return new ConversionPlan(
                kind,
                work,
                fields.required(CUTS, ConversionHash::cuts),
                Objects.requireNonNullElse(fields.text(ENCODING), ""),
                fields.required(FINGERPRINT),
                fields.required(REASON),
                fields.required(OUTPUT_PATH),
                content(fields));
    }

    /** All units before assembly, by their fields. */
    private static List<Unit> work(Fields fields) {
        return fields.texts().keySet().stream()
                .filter(Unit::isName)
                .map(Unit::new)
                .filter(unit -> !unit.equals(Unit.ASSEMBLE))
                .sorted(Comparator.comparing(Unit::isSegment)
                        .thenComparing(unit -> unit.wireName().length())
                        .thenComparing(Unit::wireName))
                .toList();
    }

    /** The same by their number: all that is no segment is the audio. */
    private static List<Unit> counted(Fields fields) {
        int segments = (int) fields.number(SEGMENTS);
        Stream<Unit> audio = fields.number(UNITS) > segments ? Stream.of(Unit.AUDIO) : Stream.empty();
        return Stream.concat(audio, IntStream.range(0, segments).mapToObj(Unit::segment))
                .toList();
    }

    private static ConversionPlan.Content content(Fields fields) {
        String kept = fields.text(KEPT);
        List<Loss> lost = fields.value(LOST, Losses::read);
        double duration = fields.value(DURATION, Double::valueOf, 0.0);
        return new ConversionPlan.Content(kept == null ? "" : kept, lost == null ? List.of() : lost, duration);
    }

    /** To the millisecond, as people read it: {@code 7241.32}. */
    static String duration(double seconds) {
        return BigDecimal.valueOf(seconds)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** As in {@code redis-cli}: {@code 0 10240 20480}. */
    static String cuts(List<Long> cuts) {
        return cuts.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static List<Long> cuts(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(" ", -1)).map(Long::valueOf).toList();
    }

    private static Map<Unit, UnitState> units(Fields fields) {
        Map<Unit, UnitState> units = new HashMap<>();
        for (String name : fields.texts().keySet()) {
            if (Unit.isName(name)) {
                units.put(new Unit(name), fields.required(name, UnitText::read));
            }
        }
        return units;
    }
}
