package dev.lull.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManPagesIT {

    @TempDir
    Path work;

    @Test
    void groffSetsThePageOfEachCommandWithoutAWarning() throws Exception {
        Path folder = work.resolve("man/man1");
        try (LullProcess lull = LullProcess.start(work, "generate-man-pages", folder.toString())) {
            assertThat(lull.status()).as(lull.err()).isZero();
        }

        assertThat(folder.resolve("lull.1")).content().contains("\\fBlull\\-run\\fR(1)");
        assertThat(folder.resolve("lull-run.1")).content().contains("\\fB\\-\\-out\\fR=\\fITARGET\\fR");
        assumeThat(Path.of("/usr/bin/groff")).exists();
        List<String> groff = new ArrayList<>(List.of("groff", "-ww", "-man", "-Tutf8", "-rLL=100n"));
        try (Stream<Path> pages = Files.list(folder)) {
            pages.sorted().map(Path::toString).forEach(groff::add);
        }
        Path warnings = work.resolve("warnings");
        Process process =
                new ProcessBuilder(groff).redirectError(warnings.toFile()).start();
        String set = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(warnings).isEmptyFile();
        assertThat(set).contains("LULL_…").contains("LULL-GATE(1)");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException, InterruptedException {
        Path file = Files.createFile(work.resolve("file"));

        try (LullProcess lull = LullProcess.start(work, "generate-man-pages", file.toString())) {
            assertThat(lull.status()).isEqualTo(1);
            assertThat(lull.err()).startsWith("lull: cannot write manual pages to " + file + ": ");
        }
    }
}
