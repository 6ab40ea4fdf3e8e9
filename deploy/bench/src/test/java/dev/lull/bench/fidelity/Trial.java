package dev.lull.bench.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.standalone.testing.LullProcess;
import dev.lull.standalone.testing.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one {@code lull run} did with each file of a folder.
 *
 * @param outcomes by name
 */
record Trial(Map<String, Outcome> outcomes) {

    private static final Pattern PLANNED = Pattern.compile("planned conversion of .+? \\((\\S+)\\): [^(]+\\((.*)\\)$");

    /**
     * One file.
     *
     * @param plan as the report has it
     * @param because why this plan; empty when nothing was planned
     * @param reason why it was not uploaded; empty when it was
     * @param ssim as Lull measured it on samples, in text; empty when nothing was converted
     * @param lost what was left out, in words
     */
    record Outcome(
            String name,
            Path source,
            String kind,
            String state,
            String plan,
            int segments,
            String because,
            String reason,
            String ssim,
            List<String> lost,
            Path result) {

        boolean converted() {
            return state.equals("uploaded") && !plan.equals("none");
        }
    }

    /**
     * Runs Lull over the folder.
     *
     * @param folder for its data and the results; there must be none of this name
     */
    static Trial run(Path media, Path folder, String... settings) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Path json = folder.resolve("report.json");
        List<String> arguments = new ArrayList<>(List.of("run", media.toString(), "--out"));
        arguments.addAll(
                List.of(folder.resolve("out").toString(), "--data", data.toString(), "--json", json.toString()));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        Path work = Files.createDirectories(folder.resolve("work"));
        try (LullProcess lull = LullProcess.start(work, arguments.toArray(String[]::new))) {
            if (lull.status() != 0 && lull.status() != 3) {
                throw new IOException("lull ended with " + lull.status() + ": " + lull.err());
            }
        }
        Map<String, String> because = reasons(data.resolve("lull.log"));
        Map<String, Outcome> outcomes = new TreeMap<>();
        for (JsonNode file : Report.of(json).media()) {
            Outcome outcome = outcome(file, because);
            outcomes.put(outcome.name(), outcome);
        }
        return new Trial(outcomes);
    }

    private static Outcome outcome(JsonNode file, Map<String, String> because) {
        return new Outcome(
                Report.text(file, "name"),
                Path.of(Report.text(file, "source")),
                Report.text(file, "kind"),
                Report.text(file, "state"),
                Report.text(file, "plan"),
                file.path("segments").asInt(),
                because.getOrDefault(Report.text(file, "id"), ""),
                file.path("reason").isNull() ? "" : Report.text(file, "reason"),
                file.path("ssim").isNull() ? "" : file.path("ssim").asText(),
                file.path("lost").findValuesAsText("what"),
                Path.of(Report.text(file, "result")));
    }

    /** Only the log tells why a plan was made; the last plan counts. */
    private static Map<String, String> reasons(Path log) throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        try (Stream<String> lines = Files.lines(log)) {
            lines.map(PLANNED::matcher)
                    .filter(Matcher::find)
                    .forEach(planned -> reasons.put(planned.group(1), planned.group(2)));
        }
        return reasons;
    }
}
