package dev.lull.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.store.HeldFile;
import dev.lull.common.store.LocalCopies;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By copies for which there is no room once they are let go. */
class HeldFilesTest {

    @TempDir
    Path folder;

    LocalCopies copies;

    @BeforeEach
    void open() throws Exception {
        copies = new LocalCopies(folder, 0, Long.MAX_VALUE);
    }

    @AfterEach
    void close() {
        copies.close();
    }

    @Test
    void filesStayUntilAllAreLetGo() throws Exception {
        try (HeldFiles held = new HeldFiles()) {
            Path first = held.add(copy("first"));
            Path second = held.add(copy("second"));

            assertThat(first).hasContent("first");
            assertThat(second).hasContent("second");
        }
    }

    @Test
    void allAreLetGoTogether() throws Exception {
        HeldFiles held = new HeldFiles();
        Path first = held.add(copy("first"));
        Path second = held.add(copy("second"));

        held.close();

        assertThat(first).doesNotExist();
        assertThat(second).doesNotExist();
    }

    @Test
    void lettingGoTwiceTakesNothingFromOthers() throws Exception {
        HeldFiles held = new HeldFiles();
        held.add(copy("shared"));
        HeldFile other = copy("shared");

        held.close();
        held.close();

        assertThat(other.path()).exists();
    }

    private HeldFile copy(String name) throws Exception {
        return copies.hold(name, name.length(), file -> Files.writeString(file, name));
    }
}
