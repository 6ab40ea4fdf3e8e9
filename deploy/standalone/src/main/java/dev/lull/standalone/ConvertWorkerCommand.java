package dev.lull.standalone;

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
        return RoleProcess.run(options, ConvertWorkerCommand::role);
    }

    private static RoleProcess.Made role(RoleProcess.Parts parts) {
        ConvertWorker worker = new ConvertWorker(
                parts.settings(),
                parts.queue(),
                parts.ledger(),
                parts.storage().store(),
                parts.storage().sources(),
                ProcessFfmpeg.find(parts.settings()),
                parts.name(),
                parts.clock());
        worker.reportTo(parts.health());
        return RoleProcess.Made.worker(parts, worker);
    }
}
