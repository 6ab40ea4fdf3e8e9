package dev.lull.standalone;

import dev.lull.common.settings.Settings;
import dev.lull.common.store.FolderDeletion;
import dev.lull.coordinator.intake.SubmissionOptions;
import dev.lull.standalone.client.CommandFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        sortOptions = false,
        description = "Makes photos and videos with ffmpeg in ./lull-demo/media and runs the main job on them.")
final class DemoCommand implements Callable<Integer> {

    private static final Path HOME = Path.of("lull-demo");
    private static final int CONVERT_WORKERS = 1;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", description = "Where everything goes (default: ./lull-demo/out).")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        Path home = HOME.toAbsolutePath();
        Path media = home.resolve("media");
        Path state = home.resolve("data");
        Path target = out == null ? home.resolve("out") : out.toAbsolutePath().normalize();
        PrintWriter terminal = spec.commandLine().getOut();
        int status;
        try (ShutdownSignal shutdownSignal = ShutdownSignal.expected()) {
            if (!Files.exists(state) && out == null) {
                // what the last demo brought there; a target that a person named is left alone
                FolderDeletion.delete(target);
            }
            try (DataDirectory data = DataDirectory.open(state)) {
                Logging.toFile(data.log());
                Settings settings = new AllInOneOptions().settings(target.toString(), data, new ConfigOption());
                terminal.println("demo: sample media in " + media);
                terminal.flush();
                DemoMedia.make(media, ProcessFfmpeg.find(settings));
                List<String> paths = List.of(media.toString());
                status = new RunJob(data, settings, CONVERT_WORKERS, paths, SubmissionOptions.USUAL, null)
                        .run(shutdownSignal);
            }
            if (!shutdownSignal.happened()) {
                FolderDeletion.delete(state);
                terminal.println();
                terminal.println("compare " + media + " with " + target);
            }
        } catch (IOException e) {
            throw new CommandFailure("the demo cannot use " + home + ": " + e.getMessage(), e);
        }
        return status;
    }
}
