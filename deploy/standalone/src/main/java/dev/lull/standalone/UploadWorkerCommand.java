package dev.lull.standalone;

import dev.lull.upload.UploadWorker;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "upload-worker",
        description = "Runs an upload worker: brings images, then videos, then converted videos to the target.")
final class UploadWorkerCommand implements Callable<Integer> {

    @Mixin
    private RoleOptions options;

    @Override
    public Integer call() throws InterruptedException {
        return RoleProcess.run(options, UploadWorkerCommand::role);
    }

    private static RoleProcess.Made role(RoleProcess.Parts parts) {
        UploadWorker worker = new UploadWorker(
                parts.settings(),
                parts.queue(),
                parts.ledger(),
                parts.storage().store(),
                parts.storage().sources(),
                () -> ProcessFfmpeg.find(parts.settings()),
                parts.name(),
                parts.clock());
        worker.reportTo(parts.health());
        return RoleProcess.Made.worker(parts, worker);
    }
}
