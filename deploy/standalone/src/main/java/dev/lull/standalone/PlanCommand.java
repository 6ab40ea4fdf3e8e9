package dev.lull.standalone;

import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaState;
import dev.lull.common.ops.Json;
import dev.lull.common.probe.FfprobeMediaProbe;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.S3Location;
import dev.lull.common.store.SourceRoots;
import dev.lull.convert.ConversionPreview;
import dev.lull.coordinator.intake.Preview;
import dev.lull.standalone.client.CommandFailure;
import dev.lull.standalone.client.GivenPath;
import dev.lull.standalone.client.Printable;
import dev.lull.standalone.output.PlannedFile;
import dev.lull.standalone.output.PlannedTotals;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "plan",
        sortOptions = false,
        description = "Says what would become of files and folders: which would be uploaded, how the others would be "
                + "converted and what would get lost of them, and which would be refused, each with the reason. Reads "
                + "only; needs no broker and no Redis. What arrived before is not known to it. Exit status 3 if something "
                + "would be refused.")
final class PlanCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders.")
    private List<String> paths;

    @Mixin
    private RoleOptions options;

    @Option(names = "--json", description = "Print each file as an object of JSON, a line each, and no totals.")
    private boolean json;

    @Option(
            names = "--estimate",
            description =
                    "Make three segments of each film that would be converted, and say by them how long this machine "
                            + "would need for it and how large it would become. A conversion on this machine that follows "
                            + "within a week goes on with them.")
    private boolean estimate;

    @Override
    public Integer call() throws Exception {
        List<String> given = paths.stream().map(GivenPath::absolute).toList();
        given.stream().filter(S3Location::isOne).findFirst().ifPresent(bucket -> {
            throw new CommandFailure("plan looks into files of this machine, not into buckets: " + bucket);
        });
        Settings settings = options.settings();
        Ffmpeg ffmpeg = ProcessFfmpeg.find(settings);
        LocalSourceFiles files = new LocalSourceFiles(SourceRoots.of(settings));
        ConversionPreview conversions = new ConversionPreview(settings, ffmpeg);
        PlannedTotals totals = new PlannedTotals();
        PrintWriter out = spec.commandLine().getOut();
        Consumer<PlannedFile> print =
                json ? file -> out.println(Printable.json(Json.write(file))) : file -> out.println(file.line());
        new Preview(settings, files, new FfprobeMediaProbe(ffmpeg)).of(given, finding -> {
            PlannedFile file = planned(finding, conversions);
            totals.add(file);
            print.accept(file);
            out.flush();
        });
        if (!json) {
            out.println(totals.words());
        }
        return totals.refused() == 0 ? ExitStatus.ALL_WELL : ExitStatus.NEEDS_ATTENTION;
    }

    private PlannedFile planned(Preview.Finding finding, ConversionPreview conversions) throws InterruptedException {
        if (finding.state() != MediaState.DEFERRED) {
            return PlannedFile.of(finding);
        }
        try {
            ConversionPreview.Video video = conversions.of(Path.of(finding.source()));
            PlannedFile file = PlannedFile.of(finding, video.plan());
            return estimate ? video.estimate().map(file::estimated).orElse(file) : file;
        } catch (Failure e) {
            return PlannedFile.refused(finding, e.reason());
        }
    }
}
