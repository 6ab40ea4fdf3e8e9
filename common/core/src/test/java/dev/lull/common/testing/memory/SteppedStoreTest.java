package dev.lull.common.testing.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.store.DirectoryStore;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.MediaStoreContract;
import dev.lull.common.testing.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SteppedStoreTest extends MediaStoreContract {

    private final Steps steps = new Steps();

    @Override
    protected MediaStore open() {
        return new SteppedStore(new DirectoryStore(folder.resolve("store")), steps);
    }

    @Test
    void aCrashBeforeAChangeLeavesEverythingAsItWas() throws IOException {
        MediaStore store = open();
        Path made = Files.writeString(folder.resolve("made"), "bytes");
        steps.crashBefore(0);
        assertThatThrownBy(() -> store.put(made, "results/a")).isInstanceOf(Steps.Crash.class);
        assertThat(store.exists("results/a")).isFalse();

        steps.restart();
        store.put(made, "results/a");
        store.delete("results/a");
        assertThat(steps.taken()).containsExactly("store.put", "store.delete");
    }
}
