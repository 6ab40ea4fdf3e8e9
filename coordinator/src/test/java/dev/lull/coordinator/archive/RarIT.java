package dev.lull.coordinator.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lull.common.settings.SettingsLoader;
import dev.lull.coordinator.testing.TestArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rar, by the real bsdtar. */
class RarIT {

    @TempDir
    Path folder;

    private final byte[] large = new byte[300_000];

    @BeforeEach
    void bsdtar() {
        boolean installed = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "bsdtar")));
        assumeThat(installed)
                .as("there is no bsdtar on this machine (Debian: libarchive-tools), so rar archives are not tried")
                .isTrue();
        new Random(1).nextBytes(large);
    }

    @Test
    void itsFilesComeOutWithTheirNamesAndDates() throws Exception {
        Path rar = new TestArchive()
                .file("day 1/a.jpg", large)
                .file("День 2/ü.jpg", "b".getBytes(StandardCharsets.UTF_8))
                .rar(folder.resolve("a.rar"));

        try (ArchiveReader reader = open(rar)) {
            assertThat(reader.next())
                    .isEqualTo(new ArchiveEntry("day 1/a.jpg", ArchiveEntry.Kind.FILE, TestArchive.MODIFIED));
        }
        Map<String, byte[]> files = readAll(rar);
        assertThat(files).containsOnlyKeys("day 1/a.jpg", "День 2/ü.jpg");
        assertThat(files.get("day 1/a.jpg")).isEqualTo(large);
    }

    @Test
    void oneThatBreaksOffIsDamaged() throws Exception {
        Path whole = new TestArchive().file("a.jpg", large).rar(folder.resolve("a.rar"));
        Path half = Files.write(folder.resolve("half.rar"), Arrays.copyOf(Files.readAllBytes(whole), 150_000));

        assertThatThrownBy(() -> readAll(half)).isInstanceOf(IOException.class);
    }

    @Test
    void whoeverDoesNotReadToTheEndLeavesNoProgramBehind() throws Exception {
        Path rar = new TestArchive().file("a.jpg", large).file("b.jpg", large).rar(folder.resolve("a.rar"));

        try (ArchiveReader reader = open(rar)) {
            assertThat(reader.next()).isNotNull();
        }

        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    private Map<String, byte[]> readAll(Path rar) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ArchiveReader reader = open(rar)) {
            for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                reader.copy(new ArchiveReader.Sink() {
                    @Override
                    public void restart() {
                        bytes.reset();
                    }

                    @Override
                    public void write(byte[] part, int length) {
                        bytes.write(part, 0, length);
                    }
                });
                files.put(entry.path(), bytes.toByteArray());
            }
        }
        return files;
    }

    private static ArchiveReader open(Path rar) throws IOException {
        return new Archives(new SettingsLoader().load())
                .open(rar, ArchiveFormat.RAR, List.of(), new UnpackLimits(100, 10_000_000, "too much"));
    }
}
