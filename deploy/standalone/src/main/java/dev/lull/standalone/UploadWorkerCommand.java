package dev.lull.standalone;

import dev.lull.common.role.RoleContext;
import dev.lull.upload.UploadWorker;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "upload-worker",
        description = "Runs an upload worker: uploads images, then videos, then converted videos.")
final class UploadWorkerCommand implements Callable<Integer> {

    @Mixin
    private RoleOptions options;

    @Override
    public Integer call() throws InterruptedException {
        return RoleProcess.run(options, UploadWorkerCommand::role);
    }

    private static RoleProcess.Made role(RoleContext context) {
        UploadWorker worker = new UploadWorker(context, () -> ProcessFfmpeg.find(context.settings()));
        worker.reportTo(context.health());
        return RoleProcess.Made.worker(context, worker);
    }
}
