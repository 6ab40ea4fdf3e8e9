package dev.lull.standalone;

import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.RedisSettings;
import dev.lull.common.settings.Settings;
import dev.lull.standalone.client.Printable;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        sortOptions = false,
        description = "Starts all of Lull on this machine and stays up: submit to it with `lull submit`. "
                + "Further workers join with the settings file it writes.")
final class UpCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "TARGET",
            defaultValue = "lull-out",
            description =
                    "Where everything goes: a folder, s3://bucket/prefix or telegram:CHAT (default: ./${DEFAULT-VALUE}).")
    private String out = "lull-out";

    @Mixin
    private AllInOneOptions allInOne;

    @Mixin
    private ConfigOption config;

    @Option(
            names = "--http-port",
            paramLabel = "P",
            description = "Port of the HTTP API on loopback. Default: a free one.")
    private @Nullable Integer httpPort;

    @Option(
            names = "--upload-workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Upload workers in this process (default: ${DEFAULT-VALUE}).")
    private int uploadWorkers = 1;

    @Override
    public Integer call() throws Exception {
        if (httpPort != null) {
            allInOne.assignments.add(LullSettings.HTTP_PORT.key() + "=" + httpPort);
        }
        try (ShutdownSignal shutdownSignal = ShutdownSignal.expected();
                DataDirectory data = allInOne.openData()) {
            Logging.toFile(data.log());
            AllInOne.Workers workers = new AllInOne.Workers(uploadWorkers, allInOne.convertWorkers);
            Settings settings = allInOne.settings(out, data, config);
            shutdownSignal.allow(settings);
            try (AllInOne running = AllInOne.start(data, settings, workers, event -> {})) {
                JoinFile.write(running, data.settings());
                say(running, data);
                while (!shutdownSignal.await(BETWEEN_LOOKS)) {
                    running.requireServers();
                }
            }
            return ExitStatus.ALL_WELL;
        }
    }

    private void say(AllInOne running, DataDirectory data) {
        Settings settings = running.settings();
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println("Lull is up; Ctrl-C stops it.");
        terminal.println("  api     " + running.url() + "/api/v1 (and /livez, /readyz, /metrics)");
        terminal.println("  target  " + Printable.text(settings.get(LullSettings.TARGET)));
        terminal.println("  state   " + data.path() + " (log: lull.log)");
        terminal.println("  kafka   " + settings.get(LullSettings.KAFKA_BOOTSTRAP_SERVERS));
        terminal.println("  redis   " + settings.get(RedisSettings.URL).replaceFirst("//[^/]*@", "//"));
        terminal.println("  join    lull convert-worker --config " + data.settings());
        terminal.flush();
    }
}
