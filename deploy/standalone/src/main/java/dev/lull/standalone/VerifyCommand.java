package dev.lull.standalone;

import dev.lull.common.media.MediaState;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.task.MediaEvent;
import dev.lull.standalone.client.ApiOptions;
import dev.lull.standalone.client.Verification;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        sortOptions = false,
        description =
                "Compares what is uploaded by the ledger, which keeps it for state.retention, with what is at the "
                        + "target: name and size; in a bucket the checksum, too. A chat cannot be asked. "
                        + "Exit status 3 if something is missing or different, and is not sent again or does not arrive.")
final class VerifyCommand implements Callable<Integer> {

    private static final Duration TICK = Duration.ofMillis(250);

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET",
            description =
                    "What `lull run --out` was given. Default: the target of the running coordinator, which is asked.")
    private @Nullable String target;

    @Option(names = "--repair", description = "Send again what is missing or different. Nothing there is replaced.")
    private boolean repair;

    @Option(names = "--json", description = "Print each finding as an object of JSON, a line each, and no sum.")
    private boolean json;

    @Mixin
    private ApiOptions api;

    @Mixin
    private AllInOneOptions machine;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (target == null) {
            return status(api.verification(repair, json, out).run());
        }
        try (ShutdownSignal shutdownSignal = ShutdownSignal.expected();
                DataDirectory data = machine.openData()) {
            Logging.toFile(data.log());
            Settings settings = machine.settings(target, data, new ConfigOption());
            AllInOne.Workers workers = new AllInOne.Workers(1, machine.convertWorkers);
            AtomicBoolean quarantined = new AtomicBoolean();
            Consumer<MediaEvent> events =
                    event -> quarantined.compareAndSet(false, event.state() == MediaState.QUARANTINED);
            try (AllInOne running = AllInOne.start(data, settings, workers, events)) {
                String token = settings.find(LullSettings.HTTP_TOKEN).orElse(null);
                long left = new Verification(running.url().toString(), token, repair, json, out).run();
                if (repair && !settled(running, shutdownSignal)) {
                    return ExitStatus.INTERRUPTED;
                }
                return quarantined.get() ? ExitStatus.NEEDS_ATTENTION : status(left);
            }
        }
    }

    /** Waits until what is sent again has arrived, or is quarantined. */
    private static boolean settled(AllInOne running, ShutdownSignal shutdownSignal) throws InterruptedException {
        while (!running.ledger().submissions().unsettled().isEmpty()) {
            if (shutdownSignal.await(TICK)) {
                return false;
            }
        }
        return true;
    }

    private static int status(long left) {
        return left == 0 ? ExitStatus.ALL_WELL : ExitStatus.NEEDS_ATTENTION;
    }
}
