package dev.lull.bench.chaos.work;

import dev.lull.bench.chaos.check.Fate;
import dev.lull.bench.chaos.check.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What was handed over, and what was done to it since: the truth that everything is held against. */
final class Handovers {

    private final Map<String, List<Handover>> bySubmission = new LinkedHashMap<>();
    private final Map<String, List<String>> paths = new LinkedHashMap<>();
    private final Set<Path> vanished = new HashSet<>();

    /** The same paths may have been handed over under this name before. */
    void add(String submission, List<String> handedPaths, List<Original> originals) {
        paths.put(submission, handedPaths);
        List<Handover> known = bySubmission.computeIfAbsent(submission, each -> new ArrayList<>());
        for (Original original : originals) {
            if (known.stream().noneMatch(each -> each.original.equals(original))) {
                known.add(new Handover(submission, original));
            }
        }
    }

    boolean knows(String submission) {
        return paths.containsKey(submission);
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }

    /**
     * One of the submissions.
     *
     * @param latest of how many, the last ones
     */
    String any(Random random, int latest) {
        List<String> all = List.copyOf(paths.keySet());
        return all.get(all.size() - 1 - random.nextInt(Math.min(latest, all.size())));
    }

    List<String> paths(String submission) {
        return paths.get(submission);
    }

    List<Original> originals(String submission) {
        return bySubmission.get(submission).stream().map(each -> each.original).toList();
    }

    /** All originals that are still there. */
    List<Original> present() {
        return bySubmission.values().stream()
                .flatMap(List::stream)
                .map(each -> each.original)
                .filter(each -> !vanished.contains(each.path()))
                .distinct()
                .toList();
    }

    void vanished(Original original) {
        vanished.add(original.path());
    }

    /** All of its files. */
    void cancelled(String submission) {
        bySubmission.get(submission).forEach(each -> each.cancelled = true);
    }

    /** One file; or not, as that was refused. */
    void cancelled(String submission, String path, boolean cancelled) {
        bySubmission.get(submission).stream()
                .filter(each -> each.original.path().toString().equals(path))
                .forEach(each -> each.cancelled = cancelled);
    }

    boolean isCancelled(String submission, String path) {
        return bySubmission.get(submission).stream()
                .anyMatch(each ->
                        each.cancelled && each.original.path().toString().equals(path));
    }

    List<Given> given() {
        List<Given> given = new ArrayList<>();
        bySubmission.values().forEach(list -> list.forEach(each -> given.add(given(each))));
        return given;
    }

    /** The sample of which each file to convert is a copy, by its name without extension. */
    Map<String, Path> samples() {
        Map<String, Path> samples = new LinkedHashMap<>();
        bySubmission
                .values()
                .forEach(list -> list.forEach(each -> {
                    if (each.original.shape() != null) {
                        samples.put(given(each).stem(), each.original.sample());
                    }
                }));
        return samples;
    }

    private Given given(Handover each) {
        Original original = each.original;
        return new Given(
                each.submission,
                original.path().toString(),
                original.sha256(),
                original.kind(),
                fate(each),
                original.shape());
    }

    private Fate fate(Handover each) {
        if (vanished.contains(each.original.path())) {
            return Fate.VANISHED;
        }
        return each.cancelled ? Fate.CANCELLED : Fate.STAYS;
    }
}
