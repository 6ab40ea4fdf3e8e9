package dev.lull.bench.chaos;

import dev.lull.bench.chaos.check.LedgerState;
import dev.lull.bench.chaos.check.MachineState;
import dev.lull.bench.chaos.check.QueueState;
import dev.lull.bench.chaos.check.World;
import dev.lull.bench.chaos.fault.Fault;
import dev.lull.bench.chaos.fault.FaultPlan;
import dev.lull.bench.chaos.fault.Saboteur;
import dev.lull.bench.chaos.fault.Timeline;
import dev.lull.bench.chaos.observe.Folder;
import dev.lull.bench.chaos.observe.LedgerReader;
import dev.lull.bench.chaos.observe.MachineReader;
import dev.lull.bench.chaos.observe.QueueReader;
import dev.lull.bench.chaos.observe.TargetReader;
import dev.lull.bench.chaos.work.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work and faults at the same time, then rest, then what is there to be seen. */
final class ChaosRun {

    private final Path folder;
    private final long seed;
    private final Duration length;
    private final List<Fault> faults = new ArrayList<>();

    ChaosRun(Path folder, long seed, Duration length) {
        this.folder = folder;
        this.seed = seed;
        this.length = length;
    }

    World run() throws Exception {
        Timeline timeline = new Timeline(folder.resolve("timeline.log"));
        Installation lull = new Installation(folder);
        try (Saboteur saboteur = new Saboteur(lull.parts(), timeline)) {
            Workload workload = new Workload(folder, seed, lull.coordinatorPorts(), timeline);
            together(workload, saboteur);
            timeline.note("waiting until all has settled");
            LedgerReader ledger = new LedgerReader(lull.redisPort());
            QueueReader queue = new QueueReader(lull.kafkaClient());
            List<String> unsettled = new Settling(ledger, queue, lull::leftInStore).await();
            timeline.note("settled, but for " + unsettled);
            saboteur.end(Installation.ROLES);
            LedgerState ledgerState = ledger.read();
            QueueState queueState = queue.read();
            saboteur.end(Installation.SERVERS);
            return new World(
                    workload.given(),
                    Folder.checksums(folder.resolve("media")),
                    new TargetReader().read(lull.target(), workload.samples()),
                    ledgerState,
                    queueState,
                    new MachineState(
                            lull.leftInStore().stream().map(Path::toString).toList(),
                            MachineReader.processes(folder),
                            saboteur.badEnds(),
                            MachineReader.errors(lull.logs()),
                            unsettled));
        }
    }

    private void together(Workload workload, Saboteur saboteur) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> working = threads.submit(() -> {
                workload.run(length);
                return null;
            });
            Future<List<Fault>> harming = threads.submit(() -> saboteur.run(FaultPlan.of(seed, length, targets())));
            working.get();
            faults.addAll(harming.get());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Workers and servers twice as often as coordinators. */
    private static List<String> targets() {
        List<String> targets = new ArrayList<>(Installation.ROLES);
        targets.addAll(List.of("upload-1", "upload-2", "convert-1", "convert-2"));
        targets.addAll(Installation.SERVERS);
        targets.addAll(Installation.SERVERS);
        targets.addAll(List.of(FaultPlan.FFMPEG, FaultPlan.FFMPEG));
        return targets;
    }

    /** The faults that were done. */
    List<Fault> faults() {
        return faults;
    }
}
