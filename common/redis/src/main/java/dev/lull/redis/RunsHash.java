package dev.lull.redis;

import dev.lull.common.json.TextRecords;
import dev.lull.common.ledger.UnitRun;
import dev.lull.common.task.Unit;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code lull:runs:{id}}: what people want to see of the runs of ffmpeg. {@code made:KIND} is the last that made a unit
 * of this kind, {@code failed:N} one of the last that failed, {@code failures} how many did.
 */
final class RunsHash {

    private static final String UNIT = "unit";
    private static final String WORKER = "worker";
    private static final String AT = "at";
    private static final String FAILURE = "failure";
    private static final String COMMAND = "command";
    private static final String LINES = "lines";

    private RunsHash() {}

    static String write(UnitRun run) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(UNIT, run.unit().wireName());
        texts.put(WORKER, run.worker());
        texts.put(AT, run.at().toString());
        if (run.failure() != null) {
            texts.put(FAILURE, run.failure());
        }
        texts.put(COMMAND, run.command());
        texts.put(LINES, String.join("\n", run.lines()));
        return TextRecords.write(List.of(texts));
    }

    /** All of them, latest first. */
    static List<UnitRun> read(Fields fields) {
        return fields.texts().keySet().stream()
                .filter(name -> name.startsWith("made:") || name.startsWith("failed:"))
                .map(name -> fields.required(name, RunsHash::run))
                .sorted(Comparator.comparing(UnitRun::at).reversed())
                .toList();
    }

    private static UnitRun run(String text) {
        Map<String, String> texts = TextRecords.read(text).get(0);
        String lines = texts.getOrDefault(LINES, "");
        return new UnitRun(
                new Unit(texts.getOrDefault(UNIT, "")),
                texts.getOrDefault(WORKER, ""),
                Instant.parse(texts.getOrDefault(AT, "")),
                texts.get(FAILURE),
                texts.getOrDefault(COMMAND, ""),
                lines.isEmpty() ? List.of() : List.of(lines.split("\n", -1)));
    }
}
