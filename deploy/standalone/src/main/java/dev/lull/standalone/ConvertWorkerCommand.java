package dev.lull.standalone;

import dev.lull.common.role.RoleContext;
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

    private static RoleProcess.Made role(RoleContext context) {
        ConvertWorker worker = new ConvertWorker(context, ProcessFfmpeg.find(context.settings()));
        worker.reportTo(context.health());
        return RoleProcess.Made.worker(context, worker);
    }
}
