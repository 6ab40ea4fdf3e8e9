package dev.lull.standalone;

import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.ReceiveSettings;
import dev.lull.common.settings.RedisSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.WatchSettings;
import dev.lull.standalone.client.CommandFailure;
import dev.lull.standalone.client.Printable;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    @Option(
            names = "--watch",
            paramLabel = "DIR[=PREFIX]",
            description =
                    "Take every file as it comes into this folder, to the folder PREFIX of the target; may be repeated.")
    private List<String> watched = new ArrayList<>();

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
        if (!watched.isEmpty()) {
            allInOne.assignments.add(WatchSettings.FOLDERS.key() + "="
                    + watched.stream().map(UpCommand::watchedFolder).collect(Collectors.joining(",")));
        }
        try (ShutdownSignal shutdownSignal = ShutdownSignal.expected();
                DataDirectory data = allInOne.openData()) {
            Logging.toFile(data.log());
            AllInOne.Workers workers = new AllInOne.Workers(uploadWorkers, allInOne.convertWorkers);
            Settings settings = withUploads(allInOne.lastingSettings(out, data, config), data);
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

    private static Settings withUploads(Settings settings, DataDirectory data) {
        return settings.find(ReceiveSettings.FOLDER).isPresent()
                ? settings
                : settings.with(ReceiveSettings.FOLDER, data.uploads().toString());
    }

    /** A folder whose own name holds the sign needs no prefix. */
    private static String watchedFolder(String option) {
        int sign = Files.isDirectory(Path.of(option)) ? -1 : option.lastIndexOf('=');
        Path folder = Path.of(sign < 0 ? option : option.substring(0, sign))
                .toAbsolutePath()
                .normalize();
        String problem = !Files.isDirectory(folder)
                ? "no such folder"
                : folder.toString().matches(".*[,=].*") ? "its name may hold no comma and no equals sign" : "";
        if (!problem.isEmpty()) {
            throw new CommandFailure("--watch: " + Printable.text(folder.toString()) + ": " + problem);
        }
        return sign < 0 ? folder.toString() : folder + option.substring(sign);
    }

    private void say(AllInOne running, DataDirectory data) {
        Settings settings = running.settings();
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println("Lull is up; Ctrl-C stops it.");
        terminal.println("  page    " + running.url() + "/ (sign in with http.token of " + data.settings() + ")");
        terminal.println("  api     " + running.url() + "/api/v1 (and /livez, /readyz, /metrics)");
        terminal.println("  target  " + Printable.text(settings.get(LullSettings.TARGET)));
        settings.find(WatchSettings.FOLDERS)
                .ifPresent(folders ->
                        folders.forEach(folder -> terminal.println("  watch   " + Printable.text(folder.toString()))));
        terminal.println("  state   " + data.path() + " (log: lull.log)");
        terminal.println("  kafka   " + settings.get(LullSettings.KAFKA_BOOTSTRAP_SERVERS));
        terminal.println("  redis   " + settings.get(RedisSettings.URL).replaceFirst("//[^/]*@", "//"));
        terminal.println("  join    lull convert-worker --config " + data.settings());
        terminal.flush();
    }
}
