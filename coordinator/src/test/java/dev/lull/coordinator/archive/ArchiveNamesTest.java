package dev.lull.coordinator.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.TAR.GZ", "a.7z", "a.rar", "archive", "really-a-zip.mp4"})
    void archivesAreUnpacked(String name) {
        assertThat(ArchiveNames.isUnpacked(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.docx", "a.cbz", "a.apk", "a.jar", "a.epub"})
    void whatIsAnArchiveInsideOnlyStaysWhole(String name) {
        assertThat(ArchiveNames.isUnpacked(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "trip/holiday.zip,trip/holiday",
        "holiday.TAR.gz,holiday",
        "holiday.tgz,holiday",
        "notes.gz,notes",
        "2024.06.zip,2024.06",
        "archive,archive.unpacked",
        "film.mp4,film.mp4.unpacked"
    })
    void filesGoToAFolderOfTheArchivesName(String name, String folder) {
        assertThat(ArchiveNames.folder(name)).isEqualTo(folder);
    }
}
