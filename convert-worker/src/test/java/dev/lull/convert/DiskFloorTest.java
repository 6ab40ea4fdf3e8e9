package dev.lull.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFloorTest {

    @TempDir
    Path folder;

    @Test
    void aDiskWithLessFreeSpaceThanTheFloorHasNoRoom() {
        assertThat(new DiskFloor(folder, Long.MAX_VALUE).hasRoom()).isFalse();
    }

    @Test
    void aStoreThatDoesNotExistYetIsJudgedByTheDiskItWillBeOn() {
        assertThat(new DiskFloor(folder.resolve("store/deep"), 1).hasRoom()).isTrue();
    }
}
