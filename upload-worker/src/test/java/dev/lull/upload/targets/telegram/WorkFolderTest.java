package dev.lull.upload.targets.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

    @TempDir
    Path temp;

    WorkFolders folders;

    @BeforeEach
    void open() {
        folders = new WorkFolders(temp.resolve("copies"));
    }

    @AfterEach
    void close() {
        folders.close();
    }

    @Test
    void anUploadThatNeedsNoCopyMakesNoFolder() {
        new WorkFolder(folders).close();

        assertThat(temp.resolve("copies")).doesNotExist();
    }

    @Test
    void everyCopyHasAPlaceOfItsOwn() throws Exception {
        try (WorkFolder first = new WorkFolder(folders);
                WorkFolder second = new WorkFolder(folders)) {
            assertThat(first.file(".jpg")).isNotEqualTo(first.file(".jpg")).isNotEqualTo(second.file(".jpg"));
        }
    }

    @Test
    void copiesGoWithTheirFolder() throws Exception {
        WorkFolder work = new WorkFolder(folders);
        Path copy = Files.writeString(work.file(".jpg"), "copy");

        work.close();

        assertThat(copy.getParent()).doesNotExist();
    }

    @Test
    void copiesOfAnotherUploadStay() throws Exception {
        try (WorkFolder other = new WorkFolder(folders)) {
            Path copy = Files.writeString(other.file(".jpg"), "copy");
            WorkFolder work = new WorkFolder(folders);
            Files.writeString(work.file(".jpg"), "copy");

            work.close();

            assertThat(copy).exists();
        }
    }
}
