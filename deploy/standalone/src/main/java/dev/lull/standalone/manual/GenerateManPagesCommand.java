package dev.lull.standalone.manual;

import dev.lull.standalone.client.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the manual pages of all commands into a folder. */
@Command(
        name = "generate-man-pages",
        description =
                "Writes a manual page for each command into a folder, for `man lull` and `man lull-run`. Pages of "
                        + "these names are replaced.")
public final class GenerateManPagesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            description = "The folder, which is made if it is missing: ~/.local/share/man/man1, or another man1 that "
                    + "`manpath` names the parent of.")
    private Path folder;

    @Override
    public void run() {
        CommandLine lull = spec.root().commandLine();
        List<ManPage> pages = Stream.concat(Stream.of(lull), lull.getSubcommands().values().stream())
                .map(ManPage::new)
                .toList();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try {
            Files.createDirectories(folder);
            for (ManPage page : pages) {
                Files.writeString(
                        folder.resolve(page.fileName()),
                        page.text(today, spec.root().version()[0]));
            }
        } catch (IOException e) {
            throw new CommandFailure("cannot write manual pages to " + folder + ": " + e, e);
        }
    }
}
