package dev.lull.standalone;

import dev.lull.common.lifecycle.ServiceStack;
import dev.lull.convert.ConvertWorker;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "convert-worker",
        description = "Runs a convert worker: converts deferred videos while no upload waits.")
final class ConvertWorkerCommand implements Callable<Integer> {

    @Mixin
    private RoleOptions options;

    @Override
    public Integer call() throws InterruptedException {
        return RoleProcess.run(options, ConvertWorkerCommand::start);
    }

    private static void start(RoleProcess.Parts parts, ServiceStack services) {
        ConvertWorker worker = services.start(new ConvertWorker(
                parts.settings(),
                parts.queue(),
                parts.ledger(),
                parts.storage().store(),
                parts.storage().sources(),
                FfmpegOfProcess.find(parts.settings()),
                parts.name(),
                parts.clock()));
        services.start(parts.opsServer(parts.health().alive("loops", () -> requireHealthy(worker))));
    }

    private static void requireHealthy(ConvertWorker worker) {
        if (!worker.healthy()) {
            throw new IllegalStateException("a loop of the convert worker hangs");
        }
    }
}
