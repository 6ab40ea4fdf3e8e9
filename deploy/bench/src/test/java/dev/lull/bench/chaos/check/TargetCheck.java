package dev.lull.bench.chaos.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is in the target, and what should be. */
final class TargetCheck {

    private final Map<String, Content> contents;
    private final Map<String, Content> byStem = new HashMap<>();
    private final Map<Content, List<Arrival>> arrived = new HashMap<>();
    private final Set<String> cancelled;
    private final List<Finding> findings = new ArrayList<>();

    private TargetCheck(World world) {
        this.contents = Content.of(world.given());
        contents.values().forEach(content -> content.stems().forEach(stem -> byStem.put(stem, content)));
        this.cancelled = world.ledger().media().values().stream()
                .filter(file -> "cancelled".equals(file.get("state")))
                .map(file -> file.get("source"))
                .filter(Objects::nonNull)
                .map(Given::stem)
                .collect(Collectors.toSet());
    }

    static List<Finding> of(World world) {
        TargetCheck check = new TargetCheck(world);
        world.target().forEach(check::look);
        check.contents.values().forEach(check::count);
        return check.findings;
    }

    /** The SHA-256 of each content of which something is in the target. */
    static Set<String> arrived(World world) {
        TargetCheck check = new TargetCheck(world);
        world.target().forEach(check::look);
        return Set.copyOf(check.arrived.keySet().stream().map(Content::sha256).toList());
    }

    private void look(Arrival arrival) {
        if (arrival.isPartial()) {
            found(Rule.PARTIAL, arrival.name());
            return;
        }
        Content same = contents.get(arrival.sha256());
        Content named = byStem.get(arrival.stem());
        Content content = same == null ? named : same;
        if (content == null) {
            found(Rule.FOREIGN, arrival.name());
            return;
        }
        arrived.computeIfAbsent(content, each -> new ArrayList<>()).add(arrival);
        if (content.kind() == Kind.TO_CONVERT) {
            compare(arrival, content.shape());
        } else if (same == null) {
            found(Rule.OTHER_BYTES, arrival.name());
        }
    }

    private void compare(Arrival arrival, @Nullable Shape shape) {
        Conversions.faults(arrival.probe(), shape)
                .forEach(fault -> found(Rule.BAD_CONVERSION, arrival.name() + ": " + fault));
    }

    /** What was cancelled while it was sent may have arrived; the next file of its content is sent all the same. */
    private void count(Content content) {
        List<Arrival> all = arrived.getOrDefault(content, List.of());
        List<Arrival> wanted =
                all.stream().filter(each -> !cancelled.contains(each.stem())).toList();
        if (all.isEmpty() && content.mustArrive()) {
            found(Rule.LOST, content.toString());
        } else if (wanted.size() > 1) {
            found(Rule.DOUBLED, wanted.stream().map(Arrival::name).toList().toString());
        }
    }

    private void found(Rule rule, String detail) {
        findings.add(new Finding(rule, detail));
    }
}
