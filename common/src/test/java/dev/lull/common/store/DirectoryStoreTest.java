package dev.lull.common.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryStoreTest {

    @TempDir
    Path folder;

    private Path root;
    private DirectoryStore store;

    @BeforeEach
    void openStore() {
        root = folder.resolve("store");
        store = new DirectoryStore(root);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/etc/passwd", "..", "../a", "a/../../b", "a//b", "a/", ".hidden", "a/.tmp", "a\\b", "a\nb"})
    void aKeyCannotLeadOutOfTheStore(String key) {
        assertThatThrownBy(() -> store.get(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.scratch(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasNeverPutIsNotThere() throws IOException {
        assertThat(store.exists("results/a.mp4")).isFalse();
        assertThatThrownBy(() -> store.get("results/a.mp4")).isInstanceOf(NoSuchFileException.class);
        store.delete("results/a.mp4");
    }

    @Test
    void aFinishedFileMovesInAndReplacesWhatWasThere() throws IOException {
        store.put(file("first"), "results/a.mp4");
        Path second = file("second");
        store.put(second, "results/a.mp4");

        assertThat(store.get("results/a.mp4")).hasContent("second");
        assertThat(second).doesNotExist();
        assertThat(namesIn(root.resolve("results"))).containsExactly("a.mp4");
    }

    @Test
    void aFileFromAnotherFileSystemIsCopiedInWithoutLeavingHalvesBehind() throws IOException {
        Path zip = folder.resolve("other.zip");
        try (FileSystem other = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path foreign = Files.writeString(other.getPath("/made"), "bytes from elsewhere");
            store.put(foreign, "conversions/a/segment-0000.mp4");

            assertThat(Files.exists(foreign)).isFalse();
        }
        assertThat(store.get("conversions/a/segment-0000.mp4")).hasContent("bytes from elsewhere");
        assertThat(namesIn(root.resolve("conversions/a"))).containsExactly("segment-0000.mp4");
    }

    @Test
    void deletingAFolderTakesItsObjectsAndItsScratchAndNothingElse() throws IOException {
        store.put(file("one"), "conversions/a/segment-0000.mp4");
        store.put(file("two"), "conversions/ab/segment-0000.mp4");
        Files.writeString(store.scratch("conversions/a/segment-0000-1").resolve("half.mp4"), "half");

        store.delete("conversions/a");

        assertThat(namesIn(root.resolve("conversions"))).containsExactly("ab");
    }

    @Test
    void aListingNamesWhatLiesDirectlyBelowAndWhenAnyOfItWasWritten() throws IOException {
        store.put(file("one"), "conversions/a/segment-0000.mp4");
        store.put(file("two"), "conversions/b.mp4");
        Files.writeString(root.resolve("conversions/.half.tmp"), "half");
        Instant longAgo = Instant.parse("2026-11-22T09:00:00Z");
        Instant later = Instant.parse("2026-11-22T10:00:00Z");
        Files.setLastModifiedTime(root.resolve("conversions/a/segment-0000.mp4"), FileTime.from(later));
        Files.setLastModifiedTime(root.resolve("conversions/a"), FileTime.from(longAgo));
        Files.setLastModifiedTime(root.resolve("conversions/b.mp4"), FileTime.from(longAgo));

        assertThat(store.list("conversions"))
                .containsExactlyInAnyOrder(
                        new MediaStore.Entry("conversions/a", later),
                        new MediaStore.Entry("conversions/b.mp4", longAgo));
        assertThat(store.list("results")).isEmpty();
    }

    @Test
    void scratchIsEmptyEvenAfterACrashInIt() throws IOException {
        Files.writeString(store.scratch("conversions/a/segment-0000-1").resolve("half.mp4"), "half");

        assertThat(store.scratch("conversions/a/segment-0000-1")).isEmptyDirectory();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "made", ".mp4"), content);
    }

    private static Stream<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList().stream();
        }
    }
}
