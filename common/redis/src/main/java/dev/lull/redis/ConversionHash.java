package dev.lull.redis;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.Losses;
import dev.lull.common.task.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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

    private ConversionHash() {}

    /** The conversion, if there is one. */
    static Optional<Conversion> find(String id, Fields fields) {
        return fields.exist() ? Optional.of(fields.as(known -> read(id, known))) : Optional.empty();
    }

    private static Conversion read(String id, Fields fields) {
        Map<Unit, UnitState> units = units(fields);
        return new Conversion(
                id,
                fields.required(FILE_PATH),
                fields.required(STATUS, ConversionStatus::of),
                plan(fields, units),
                fields.required(PROGRESS, Double::valueOf),
                (int) fields.number(RETRY_COUNT),
                fields.text(ERROR),
                fields.time(STARTED_AT),
                fields.required(LAST_UPDATED, Instant::parse),
                units);
    }

    private static @Nullable ConversionPlan plan(Fields fields, Map<Unit, UnitState> units) {
        ConversionKind kind = fields.value(PLAN, ConversionKind::of);
        if (kind == null) {
            return null;
        }
        List<Unit> work = new ArrayList<>(units.keySet());
        work.remove(Unit.ASSEMBLE);
        work.sort(Comparator.comparing(Unit::isSegment)
                .thenComparing(unit -> unit.wireName().length())
                .thenComparing(Unit::wireName));
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

    private static ConversionPlan.Content content(Fields fields) {
        String kept = fields.text(KEPT);
        List<Loss> lost = fields.value(LOST, Losses::read);
        return new ConversionPlan.Content(kept == null ? "" : kept, lost == null ? List.of() : lost);
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
