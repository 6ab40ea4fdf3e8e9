package dev.lull.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.settings.LullSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllInOneOptionsTest {

    @TempDir
    Path folder;

    private final AllInOneOptions options = new AllInOneOptions();

    @Test
    void theApiHasATokenThatStaysTheSame() throws Exception {
        assertThat(token()).matches("[0-9a-f]{64}").isEqualTo(token());
    }

    @Test
    void aTokenThatIsSetIsTaken() throws Exception {
        options.assignments.add("http.token=mine");

        assertThat(token()).isEqualTo("mine");
    }

    private String token() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
            return options.settings(folder.resolve("out").toString(), data, new ConfigOption())
                    .get(LullSettings.HTTP_TOKEN);
        }
    }
}
