package dev.lull.standalone;

import dev.lull.common.settings.UnpackSettings;
import dev.lull.coordinator.intake.SubmissionOptions;
import dev.lull.standalone.client.GivenPath;
import dev.lull.standalone.client.PriorityOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        sortOptions = false,
        description = "Uploads files and folders, converts what is not compatible, and ends. "
                + "Originals are only read. After an interruption the same command continues where it stopped.")
final class RunCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders.")
    private List<String> paths;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "TARGET",
            description = "Where everything goes: a folder, s3://bucket/prefix or telegram:CHAT.")
    private @Nullable String out;

    @Mixin
    private AllInOneOptions machine;

    @Mixin
    private ConfigOption config;

    @Mixin
    private PriorityOption priority;

    @Option(names = "--again", description = "Send also what has arrived before, as if it had not.")
    private boolean again;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Passwords of archives, one a line, tried in their order.")
    private @Nullable Path passwords;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the outcome of every file there, as JSON.")
    private @Nullable Path report;

    @Override
    public Integer call() throws Exception {
        if (passwords != null) {
            machine.assignments.add(UnpackSettings.PASSWORD_FILE.key() + "=" + passwords.toAbsolutePath());
        }
        try (ShutdownSignal shutdownSignal = ShutdownSignal.expected();
                DataDirectory data = machine.openData()) {
            Logging.toFile(data.log());
            return new RunJob(
                            data,
                            machine.settings(Objects.requireNonNull(out), data, config),
                            machine.convertWorkers,
                            paths.stream().map(GivenPath::absolute).toList(),
                            new SubmissionOptions(again, priority.get()),
                            report)
                    .run(shutdownSignal);
        }
    }
}
