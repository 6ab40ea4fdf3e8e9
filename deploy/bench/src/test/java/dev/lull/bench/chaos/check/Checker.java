package dev.lull.bench.chaos.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Applies every {@link Rule}. */
public final class Checker {

    /** Libraries say so too when a server is away, or as they are closed. */
    private static final Pattern OF_LULL = Pattern.compile(" ERROR +\\[[^]]*] d(ev)?\\.l");

    private Checker() {}

    public static List<Finding> check(World world) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(TargetCheck.of(world));
        findings.addAll(originals(world));
        findings.addAll(LedgerCheck.of(world));
        findings.addAll(QueueCheck.of(world));
        findings.addAll(machine(world.machine()));
        return findings;
    }

    private static List<Finding> originals(World world) {
        return world.given().stream()
                .filter(given -> given.fate() != Fate.VANISHED
                        && !Objects.equals(given.sha256(), world.originals().get(given.path())))
                .map(given -> new Finding(Rule.ORIGINAL_TOUCHED, given.path()))
                .distinct()
                .toList();
    }

    private static List<Finding> machine(MachineState machine) {
        List<Finding> findings = new ArrayList<>();
        machine.store().forEach(file -> findings.add(new Finding(Rule.STORE_LEFTOVER, file)));
        machine.processes().forEach(process -> findings.add(new Finding(Rule.PROCESS_LEFT, process)));
        machine.badEnds().forEach(end -> findings.add(new Finding(Rule.BAD_END, end)));
        machine.errors().stream()
                .filter(OF_LULL.asPredicate())
                .forEach(line -> findings.add(new Finding(Rule.ERROR_LINE, line)));
        machine.unsettled().forEach(what -> findings.add(new Finding(Rule.NOT_SETTLED, what)));
        return findings;
    }
}
