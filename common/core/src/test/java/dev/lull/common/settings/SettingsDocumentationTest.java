package dev.lull.common.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsDocumentationTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "settings.md");
    private static final String BEGIN = "<!-- settings: begin -->";
    private static final String END = "<!-- settings: end -->";

    @Test
    void theDocumentedTableIsThatOfTheCode() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        assertThat(begin).as("%s has its markers", PAGE).isNotNegative().isLessThan(end);

        if (Boolean.getBoolean("lull.write-docs")) {
            List<String> written = new ArrayList<>(page.subList(0, begin + 1));
            written.addAll(SettingsTable.markdown());
            written.addAll(page.subList(end, page.size()));
            Files.write(PAGE, written);
            page = written;
            end = page.indexOf(END);
        }

        assertThat(page.subList(begin + 1, end))
                .as("docs/settings.md; to write it anew:"
                        + " mvn -q test -pl common/core -Dtest=SettingsDocumentationTest -Dlull.write-docs=true")
                .isEqualTo(SettingsTable.markdown());
    }
}
