package dev.lull.common.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every store. */
public abstract class MediaStoreContract {

    @TempDir
    public Path folder;

    MediaStore store;

    /** Another process's way to the same store; each test has one of its own, empty at first. */
    protected abstract MediaStore open() throws Exception;

    @BeforeEach
    final void aStore() throws Exception {
        store = open();
    }

    @AfterEach
    final void noStore() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/etc/passwd", "..", "../a", "a/../../b", "a//b", "a/", ".hidden", "a/.tmp", "a\\b", "a\nb"})
    void aKeyCannotLeadOutOfTheStore(String key) {
        assertThatThrownBy(() -> store.get(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.put(file("x"), key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.list(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.scratch(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasNeverPutIsNotThere() throws IOException {
        assertThat(store.exists("results/a.mp4")).isFalse();
        assertThatThrownBy(() -> store.get("results/a.mp4")).isInstanceOf(NoSuchFileException.class);
        store.delete("results/a.mp4");
        assertThat(store.list("results")).isEmpty();
    }

    @Test
    void aFinishedFileMovesInAndReplacesWhatWasThere() throws IOException {
        store.put(file("first"), "results/a.mp4");
        assertThat(content("results/a.mp4")).isEqualTo("first");
        Path second = file("second");
        store.put(second, "results/a.mp4");

        assertThat(store.exists("results/a.mp4")).isTrue();
        assertThat(content("results/a.mp4")).isEqualTo("second");
        assertThat(second).doesNotExist();
        assertThat(store.list("results")).extracting(MediaStore.Entry::name).containsExactly("a.mp4");
    }

    @Test
    void whatOneWorkerPutsAnotherReads() throws Exception {
        store.put(file("shared"), "conversions/a/segment-0000.mp4");

        try (MediaStore other = open();
                HeldFile read = other.get("conversions/a/segment-0000.mp4")) {
            assertThat(read.path()).hasContent("shared");
        }
    }

    @Test
    void whatIsLinkedIntoScratchStaysThoughItsObjectGoes() throws Exception {
        store.put(file("held"), "results/a.mp4");
        Path linked = store.scratch("conversions/a/assemble-1").resolve("unit.mp4");

        try (HeldFile held = store.get("results/a.mp4")) {
            Files.createLink(linked, held.path());
        }
        store.delete("results/a.mp4");

        assertThat(linked).hasContent("held");
        assertThat(store.exists("results/a.mp4")).isFalse();
    }

    @Test
    void deletingAFolderTakesItsObjectsAndItsScratchAndNothingElse() throws IOException {
        store.put(file("one"), "conversions/a/segment-0000.mp4");
        store.put(file("two"), "conversions/ab/segment-0000.mp4");
        Path scratch = store.scratch("conversions/a/segment-0000-1");
        Files.writeString(scratch.resolve("half.mp4"), "half");

        store.delete("conversions/a");

        assertThat(store.list("conversions")).extracting(MediaStore.Entry::name).containsExactly("ab");
        assertThat(scratch).doesNotExist();
    }

    @Test
    void aListingNamesWhatLiesDirectlyBelow() throws IOException {
        store.put(file("one"), "conversions/a/segment-0000.mp4");
        store.put(file("two"), "conversions/a/segment-0001.mp4");
        store.put(file("three"), "conversions/b.mp4");

        assertThat(store.list("conversions"))
                .extracting(MediaStore.Entry::key)
                .containsExactlyInAnyOrder("conversions/a", "conversions/b.mp4");
    }

    @Test
    void scratchIsEmptyEvenAfterACrashInIt() throws IOException {
        Files.writeString(store.scratch("conversions/a/segment-0000-1").resolve("half.mp4"), "half");

        assertThat(store.scratch("conversions/a/segment-0000-1")).isEmptyDirectory();
    }

    protected Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "made", ".mp4"), content);
    }

    private String content(String key) throws IOException {
        try (HeldFile held = store.get(key)) {
            return Files.readString(held.path());
        }
    }
}
