package dev.lull.bench.chaos;

import dev.lull.bench.chaos.check.Checker;
import dev.lull.bench.chaos.check.Finding;
import dev.lull.bench.chaos.check.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code dev chaos}. */
public final class Chaos {

    private static final int FOUND = 1;

    private Chaos() {}

    /**
     * Runs, checks, and prints the tables; ends with 1 if anything that must not be was found.
     *
     * @param arguments an empty folder to work in, the seed, and for how many minutes there are faults
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toRealPath();
        ChaosRun run =
                new ChaosRun(folder, Long.parseLong(arguments[1]), Duration.ofMinutes(Integer.parseInt(arguments[2])));
        World world = run.run();
        List<Finding> findings = Checker.check(world);
        Files.writeString(folder.resolve("world.txt"), world.toString());
        System.out.println(Report.of(run.faults(), world, findings));
        findings.forEach(finding -> System.out.println(finding.rule() + " " + finding.detail()));
        world.machine().errors().forEach(line -> System.out.println("logged: " + line));
        System.exit(findings.isEmpty() ? 0 : FOUND);
    }
}
