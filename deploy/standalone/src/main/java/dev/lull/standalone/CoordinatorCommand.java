package dev.lull.standalone;

import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.LullSettings;
import dev.lull.coordinator.Coordinator;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "coordinator",
        description = "Runs a coordinator: takes submissions over HTTP, reads their files and publishes the work.")
final class CoordinatorCommand implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(CoordinatorCommand.class);

    @Mixin
    private RoleOptions options;

    @Override
    public Integer call() throws InterruptedException {
        return RoleProcess.run(options, CoordinatorCommand::role);
    }

    private static RoleProcess.Made role(RoleContext context) {
        if (context.settings().find(LullSettings.HTTP_TOKEN).isEmpty()) {
            log.warn("any user of this machine may submit whatever this process can read, set http.token");
        }
        Coordinator coordinator = new Coordinator(context, ProcessFfmpeg.find(context.settings()));
        return new RoleProcess.Made(coordinator, context.queue()::prepare, coordinator.routes());
    }
}
