package dev.lull.common.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DirectoryStoreTest extends MediaStoreContract {

    private Path root;

    @Override
    protected MediaStore open() {
        root = folder.resolve("store");
        return new DirectoryStore(root);
    }

    @Test
    void aFileFromAnotherFileSystemIsCopiedInWithoutLeavingHalvesBehind() throws IOException {
        Path zip = folder.resolve("other.zip");
        try (FileSystem other = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path foreign = Files.writeString(other.getPath("/made"), "bytes from elsewhere");
            store.put(foreign, "conversions/a/segment-0000.mp4");

            assertThat(Files.exists(foreign)).isFalse();
        }
        assertThat(store.get("conversions/a/segment-0000.mp4").path()).hasContent("bytes from elsewhere");
        assertThat(namesIn(root.resolve("conversions/a"))).containsExactly("segment-0000.mp4");
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

    private static Stream<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList().stream();
        }
    }
}
