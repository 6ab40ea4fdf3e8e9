package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is in the folder of the dashboard runs under its own policy, and is answered. */
class DashboardFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/dev/lull/coordinator/dashboard");

    /** Scripts, styles and handlers within markup, which the policy forbids; and other servers. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "<style|\\sstyle\\s*=|<script(?![^>]*\\ssrc=)|\\son[a-z]+\\s*=\\s*[\"']|javascript:"
                    + "|(?:src|href)\\s*=\\s*[\"']?(?:https?:)?//",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern EVAL = Pattern.compile("\\beval\\s*\\(|new Function\\s*\\(");

    @Test
    void noPageHasScriptsOrStylesWithinIt() throws IOException {
        for (Path page : files(".html")) {
            assertThat(text(page)).as("%s", page).doesNotContainPattern(FORBIDDEN);
        }
    }

    @Test
    void noScriptRunsText() throws IOException {
        for (Path script : files(".js")) {
            assertThat(text(script)).as("%s", script).doesNotContainPattern(EVAL);
        }
    }

    @Test
    void everyFileIsAnswered() throws IOException {
        for (Path file : files("")) {
            String name = FOLDER.relativize(file).toString();
            assertThat(DashboardFile.read(name)).as(name).isPresent();
        }
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
