package dev.lull.bench.chaos;

import dev.lull.bench.chaos.check.Finding;
import dev.lull.bench.chaos.check.Given;
import dev.lull.bench.chaos.check.Kind;
import dev.lull.bench.chaos.check.Rule;
import dev.lull.bench.chaos.check.World;
import dev.lull.bench.chaos.fault.Fault;
import dev.lull.bench.chaos.fault.FaultKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables of {@code docs/reliability.md}. */
final class Report {

    private final StringBuilder text = new StringBuilder();

    private Report() {}

    static String of(List<Fault> faults, World world, List<Finding> findings) {
        Report report = new Report();
        report.faults(faults);
        report.files(world);
        report.segments(world);
        report.findings(findings);
        return report.text.toString();
    }

    private void faults(List<Fault> faults) {
        Map<String, Map<FaultKind, Integer>> counts = new TreeMap<>();
        for (Fault fault : faults) {
            counts.computeIfAbsent(part(fault), each -> new HashMap<>()).merge(fault.kind(), 1, Integer::sum);
        }
        row("faults: " + faults.size(), "kill -9", "STOP, later CONT", "TERM");
        line(4);
        counts.forEach((part, kinds) -> row(
                part,
                kinds.getOrDefault(FaultKind.KILL, 0),
                kinds.getOrDefault(FaultKind.STOP, 0),
                kinds.getOrDefault(FaultKind.TERM, 0)));
        text.append('\n');
    }

    private static String part(Fault fault) {
        return fault.part().replaceFirst("-\\d$", "s");
    }

    private void files(World world) {
        Map<String, String> states = new HashMap<>();
        world.ledger()
                .media()
                .values()
                .forEach(file -> states.put(file.get("submission") + " " + file.get("source"), file.get("state")));
        Map<Kind, Map<String, Integer>> counts = new TreeMap<>();
        TreeSet<String> columns = new TreeSet<>();
        for (Given given : world.given()) {
            String state = states.getOrDefault(given.submission() + " " + given.path(), "gone before it was read");
            columns.add(state);
            counts.computeIfAbsent(given.kind(), each -> new HashMap<>()).merge(state, 1, Integer::sum);
        }
        row("files handed over: " + world.given().size(), columns.toArray());
        line(columns.size() + 1);
        counts.forEach((kind, byState) -> row(
                kind.words(),
                columns.stream().map(state -> byState.getOrDefault(state, 0)).toArray()));
        text.append('\n');
    }

    /** What was begun and not finished is what the faults cost. */
    private void segments(World world) {
        row("segments", "begun", "finished");
        line(3);
        row(
                "of " + world.ledger().conversions().size() + " conversions",
                steps(world, "started"),
                steps(world, "finished"));
        text.append('\n');
    }

    private static long steps(World world, String step) {
        return world.queue().events().stream()
                .filter(event -> event.path("unit").asText().startsWith("segment:")
                        && event.path("step").asText().equals(step))
                .count();
    }

    private void findings(List<Finding> findings) {
        row("must be zero", "is");
        line(2);
        for (Rule rule : Rule.values()) {
            row(
                    rule.words(),
                    findings.stream().filter(each -> each.rule() == rule).count());
        }
    }

    private void row(String first, Object... cells) {
        text.append("| ").append(first);
        for (Object cell : cells) {
            text.append(" | ").append(cell);
        }
        text.append(" |\n");
    }

    private void line(int columns) {
        text.append("|---".repeat(columns)).append("|\n");
    }
}
