package dev.lull.bench.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The simulation is the same on every machine, so its tables in the page can be held against it. */
class ScalingPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "scaling.md");
    private static final String BEGIN = "<!-- simulation: begin -->\n";
    private static final String END = "<!-- simulation: end -->";

    @Test
    void theTablesOfThePageAreThoseOfTheSimulation() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(BEGIN, END);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);

        if (Boolean.getBoolean("lull.write-docs")) {
            page = page.substring(0, begin) + Tables.all() + page.substring(end);
            Files.writeString(PAGE, page);
            end = page.indexOf(END);
        }

        assertThat(page.substring(begin, end))
                .as("docs/scaling.md; to write it anew:"
                        + " mvn -q test -pl deploy/bench -am -Dtest=ScalingPageTest -Dlull.write-docs=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(Tables.all());
    }
}
