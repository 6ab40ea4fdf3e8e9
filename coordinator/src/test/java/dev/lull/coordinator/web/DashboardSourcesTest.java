package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the dashboard must never do, as a name from outside could use it. */
class DashboardSourcesTest {

    private static final Path DASHBOARD =
            Path.of("src", "main", "resources", "dev", "lull", "coordinator", "dashboard");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "innerHTML",
                "outerHTML",
                "insertAdjacentHTML",
                "document.write",
                "DOMParser",
                "createContextualFragment",
                "setHTML",
                "srcdoc",
                "eval(",
                "new Function",
                "javascript:"
            })
    void noScriptMakesMarkupOrCodeOfText(String danger) {
        assertThat(files(".js")).isNotEmpty().noneMatch(file -> read(file).contains(danger));
    }

    @Test
    void thePageHoldsNoScriptAndNoStyleOfItsOwn() {
        String page = read(DASHBOARD.resolve("index.html"));

        assertThat(page)
                .doesNotContain("<style")
                .doesNotContainPattern("\\sstyle=")
                .doesNotContainPattern("\\son\\w+=");
        assertThat(Pattern.compile("<script[^>]*>(.*?)</script>", Pattern.DOTALL)
                        .matcher(page)
                        .results()
                        .map(script -> script.group(1)))
                .isNotEmpty()
                .allMatch(String::isEmpty);
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        assertThat(Stream.of(".html", ".css", ".js").flatMap(ending -> files(ending).stream()))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(read(file).replace("http://www.w3.org/2000/svg", ""))
                        .doesNotContainPattern("https?://")
                        .doesNotContain("@import"));
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(DASHBOARD)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
