package dev.lull.convert.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.store.DirectoryStore;
import dev.lull.common.testing.TickingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreGuardTest {

    private final TickingClock clock = new TickingClock();
    private Path root;
    private StoreGuard guard;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        root = folder.resolve("store");
        guard = new StoreGuard(new DirectoryStore(root), clock);
    }

    @Test
    void whileTheStoreCanBeUsedUnitsAreTakenAndKept() {
        assertThat(guard.mayPoll() && guard.mayStart() && guard.mayKeep()).isTrue();
    }

    @Test
    void whileItCannotNothingIsTakenBegunOrKept() throws IOException {
        Files.createFile(root);

        assertThat(guard.mayPoll() || guard.mayStart() || guard.mayKeep()).isFalse();
    }

    @Test
    void theStoreIsAskedNowAndThen() throws IOException {
        assertThat(guard.mayKeep()).isTrue();
        Files.createFile(root);
        assertThat(guard.mayKeep()).isTrue();
        clock.tick(StoreGuard.RECHECK);
        assertThat(guard.mayKeep()).isFalse();

        Files.delete(root);
        clock.tick(StoreGuard.RECHECK);
        assertThat(guard.mayKeep()).isTrue();
    }
}
