package dev.lull.coordinator.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.coordinator.archive.ArchiveEntry.Kind;
import dev.lull.coordinator.testing.TestArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivesTest {

    @TempDir
    Path folder;

    @FunctionalInterface
    interface Packing {
        Path pack(TestArchive archive, Path to) throws IOException;
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                arguments(ArchiveFormat.ZIP, (Packing) TestArchive::zip),
                arguments(ArchiveFormat.TAR, (Packing) TestArchive::tar),
                arguments(ArchiveFormat.GZIP, (Packing) (archive, to) -> archive.tar(to, "gz")),
                arguments(ArchiveFormat.BZIP2, (Packing) (archive, to) -> archive.tar(to, "bzip2")),
                arguments(ArchiveFormat.XZ, (Packing) (archive, to) -> archive.tar(to, "xz")),
                arguments(ArchiveFormat.ZSTD, (Packing) (archive, to) -> archive.tar(to, "zstd")),
                arguments(ArchiveFormat.SEVEN_ZIP, (Packing) (archive, to) -> archive.sevenZip(to, null)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatWasPackedComesOutInItsOrderWithItsDate(ArchiveFormat format, Packing packing) throws Exception {
        byte[] large = random(300_000);
        Path archive = packing.pack(
                new TestArchive()
                        .file("day 1/b.jpg", bytes("b"))
                        .file("a.jpg", large)
                        .file("День 2/ü.jpg", bytes("c")),
                folder.resolve("archive"));

        try (ArchiveReader reader = open(archive, format)) {
            ArchiveEntry first = reader.next();
            assertThat(first).isEqualTo(new ArchiveEntry("day 1/b.jpg", Kind.FILE, TestArchive.MODIFIED));
            assertThat(content(reader)).isEqualTo(bytes("b"));
            assertThat(reader.next()).extracting(ArchiveEntry::path).isEqualTo("a.jpg");
            assertThat(content(reader)).isEqualTo(large);
            assertThat(reader.next()).extracting(ArchiveEntry::path).isEqualTo("День 2/ü.jpg");
            assertThat(content(reader)).isEqualTo(bytes("c"));
            assertThat(reader.next()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void contentNobodyAsksForIsPassedOver(ArchiveFormat format, Packing packing) throws Exception {
        Path archive = packing.pack(
                new TestArchive().file("a.jpg", random(200_000)).file("b.jpg", bytes("b")), folder.resolve("archive"));

        try (ArchiveReader reader = open(archive, format)) {
            assertThat(reader.next()).isNotNull();
            assertThat(reader.next()).isNotNull();
            assertThat(content(reader)).isEqualTo(bytes("b"));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void anArchiveThatBreaksOffIsDamaged(ArchiveFormat format, Packing packing) throws Exception {
        Path archive = packing.pack(
                new TestArchive().file("a.jpg", random(50_000)).file("b.jpg", random(50_000)),
                folder.resolve("archive"));
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> readAll(archive, format)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void bytesThatWereTurnedAreAnError(ArchiveFormat format, Packing packing) throws Exception {
        byte[] content = random(50_000);
        Path archive = packing.pack(new TestArchive().file("a.jpg", content), folder.resolve("archive"));
        byte[] turned = Files.readAllBytes(archive);
        turned[turned.length / 2] ^= 0x10;
        Files.write(archive, turned);

        if (format == ArchiveFormat.TAR || format == ArchiveFormat.ZSTD) {
            assertThat(readAll(archive, format).get("a.jpg"))
                    .as("a tar has no checksum of content, nor has what zstd does without one")
                    .hasSize(content.length);
        } else {
            assertThatThrownBy(() -> readAll(archive, format)).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM866", "windows-1251", "Shift_JIS", "GB18030"})
    void namesInACodePageThatIsSetAreRead(String codePage) throws Exception {
        String name = Map.of("Shift_JIS", "写真/日本.jpg", "GB18030", "照片/中国.jpg")
                .getOrDefault(codePage, "Фото/Лето на даче.jpg");
        Path zip = new TestArchive().file(name, bytes("a")).zip(folder.resolve("zip"), Charset.forName(codePage));

        try (ArchiveReader reader = new Archives(settings("unpack.charset", codePage))
                .open(zip, ArchiveFormat.ZIP, List.of(), limits(zip))) {
            assertThat(reader.next()).extracting(ArchiveEntry::path).isEqualTo(name);
        }
    }

    @Test
    void aCodePageIsGuessedByAllNames() throws Exception {
        TestArchive archive = new TestArchive();
        List<String> names = List.of("Фотографии/Лето на даче.jpg", "Фотографии/Бабушка и дедушка.jpg", "plain.jpg");
        names.forEach(name -> archive.file(name, bytes(name)));

        assertThat(readAll(archive.zip(folder.resolve("zip"), Charset.forName("windows-1251")), ArchiveFormat.ZIP))
                .containsOnlyKeys(names);
        assertThat(readAll(archive.zip(folder.resolve("zip2"), Charset.forName("IBM866")), ArchiveFormat.ZIP))
                .containsOnlyKeys(names);
        assertThat(readAll(archive.tar(folder.resolve("tar"), Charset.forName("windows-1251")), ArchiveFormat.TAR))
                .containsOnlyKeys(names);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEncryptedZipOpensByTheFirstPasswordThatFits(boolean aes) throws Exception {
        byte[] large = random(300_000);
        Path zip = new TestArchive()
                .file("a.jpg", large)
                .file("b.jpg", bytes("b"))
                .zip(folder.resolve("zip"), "secret", aes);

        assertThat(readAll(zip, ArchiveFormat.ZIP, "wrong", "also wrong", "secret")
                        .get("a.jpg"))
                .isEqualTo(large);
        assertThatThrownBy(() -> readAll(zip, ArchiveFormat.ZIP, "wrong", "Secret"))
                .isInstanceOf(LockedArchive.class);
        assertThatThrownBy(() -> readAll(zip, ArchiveFormat.ZIP)).isInstanceOf(LockedArchive.class);
    }

    @Test
    void anEncryptedSevenZipOpensByTheFirstPasswordThatFits() throws Exception {
        byte[] large = random(300_000);
        Path archive = new TestArchive().file("a.jpg", large).sevenZip(folder.resolve("7z"), "secret");

        assertThat(readAll(archive, ArchiveFormat.SEVEN_ZIP, "wrong", "secret").get("a.jpg"))
                .isEqualTo(large);
        assertThatThrownBy(() -> readAll(archive, ArchiveFormat.SEVEN_ZIP, "wrong"))
                .isInstanceOf(LockedArchive.class);
        assertThatThrownBy(() -> readAll(archive, ArchiveFormat.SEVEN_ZIP)).isInstanceOf(LockedArchive.class);
    }

    @Test
    void linksAreNoFiles() throws Exception {
        TestArchive archive = new TestArchive().link("a.jpg", "/etc/passwd").file("b.jpg", bytes("b"));

        for (Path each : List.of(archive.zip(folder.resolve("zip")), archive.tar(folder.resolve("tar")))) {
            ArchiveFormat format = each.endsWith("zip") ? ArchiveFormat.ZIP : ArchiveFormat.TAR;
            try (ArchiveReader reader = open(each, format)) {
                assertThat(reader.next()).extracting(ArchiveEntry::kind).isEqualTo(Kind.LINK);
                assertThat(reader.next()).extracting(ArchiveEntry::kind).isEqualTo(Kind.FILE);
            }
        }
    }

    @Test
    void aZipWithTooManyEntriesIsRefusedBeforeItsDirectoryIsRead() throws Exception {
        TestArchive archive = new TestArchive();
        for (int i = 0; i < 100; i++) {
            archive.file(i + ".jpg", new byte[0]);
        }
        Path zip = archive.zip(folder.resolve("zip"));

        assertThatThrownBy(() -> new Archives(settings())
                        .open(zip, ArchiveFormat.ZIP, List.of(), new UnpackLimits(99, 1_000_000, "too much")))
                .isInstanceOf(RefusedArchive.class)
                .hasMessage("it has more than 99 entries (unpack.max-entries)");
    }

    @Test
    void aZipThatTellsOfFewerEntriesThanItHasIsRefusedAsWell() throws Exception {
        TestArchive archive = new TestArchive();
        for (int i = 0; i < 100; i++) {
            archive.file(i + ".jpg", new byte[0]);
        }
        Path zip = archive.zip(folder.resolve("zip"));
        byte[] bytes = Files.readAllBytes(zip);
        int end = indexOf(bytes, new byte[] {'P', 'K', 5, 6}, 0);
        bytes[end + 8] = 1;
        bytes[end + 10] = 1;
        Files.write(zip, bytes);

        assertThatThrownBy(() -> new Archives(settings())
                        .open(zip, ArchiveFormat.ZIP, List.of(), new UnpackLimits(99, 1_000_000, "too much")))
                .isInstanceOf(RefusedArchive.class)
                .hasMessage("it has more than 99 entries (unpack.max-entries)");
    }

    @Test
    void aZipWithManyMoreEntriesThanSixteenBitsCountIsCounted() throws Exception {
        TestArchive archive = new TestArchive();
        for (int i = 0; i < 70_000; i++) {
            archive.file(i + ".jpg", new byte[0]);
        }
        Path zip = archive.zip(folder.resolve("zip"));

        assertThatThrownBy(() -> open(zip, ArchiveFormat.ZIP).close())
                .isInstanceOf(RefusedArchive.class)
                .hasMessage("it has more than 50000 entries (unpack.max-entries)");
    }

    @Test
    void aSevenZipWhoseHeaderUnpacksToGigabytesIsRefused() throws Exception {
        // a folder with one coder that copies, and a size of 2 GB
        byte[] header = HexFormat.of()
                .parseHex("17" + "06" + "00" + "01" + "09" + "01" + "00" + "07" + "0b" + "01" + "00" + "01" + "0100"
                        + "0c" + "f0ffffff7f" + "00" + "00");
        ByteBuffer archive = ByteBuffer.allocate(32 + header.length).order(ByteOrder.LITTLE_ENDIAN);
        archive.put(HexFormat.of().parseHex("377abcaf271c0004"))
                .putInt(0)
                .putLong(0)
                .putLong(header.length)
                .putInt(0);
        archive.put(header);
        Path file = Files.write(folder.resolve("7z"), archive.array());

        assertThatThrownBy(() -> open(file, ArchiveFormat.SEVEN_ZIP).close())
                .isInstanceOf(RefusedArchive.class)
                .hasMessage("its header has more than 64 MB");
    }

    @Test
    void aZipWhoseEntriesShareBytesIsRefused() throws Exception {
        Path zip = new TestArchive()
                .file("a.jpg", random(1000))
                .file("b.jpg", random(1000))
                .zip(folder.resolve("zip"));
        byte[] bytes = Files.readAllBytes(zip);
        // the second entry of the directory points where the first one does
        int first = indexOf(bytes, new byte[] {'P', 'K', 1, 2}, 0);
        int second = indexOf(bytes, new byte[] {'P', 'K', 1, 2}, first + 4);
        System.arraycopy(bytes, first + 42, bytes, second + 42, 4);
        Files.write(zip, bytes);

        assertThatThrownBy(() -> open(zip, ArchiveFormat.ZIP).close())
                .isInstanceOf(RefusedArchive.class)
                .hasMessage("entries in it overlap");
    }

    @Test
    void aTarThatUnpacksToEndlessBytesEndsAtTheLimit() throws Exception {
        Path archive = folder.resolve("bomb.tar.gz");
        byte[] header = Arrays.copyOf(Files.readAllBytes(zeros(2_000_000_000L)), 512);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(header);
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                out.write(zeros);
            }
        }
        UnpackLimits limits = new UnpackLimits(10, 10_000_000, "too much");

        try (ArchiveReader reader = new Archives(settings()).open(archive, ArchiveFormat.GZIP, List.of(), limits)) {
            assertThat(reader.next()).isNotNull();
            assertThatThrownBy(reader::next).isInstanceOf(RefusedArchive.class).hasMessage("too much");
        }
    }

    @Test
    void aNameOfAHundredMegabytesIsRefused() throws Exception {
        Path archive = folder.resolve("names.tar.gz");
        byte[] header = Arrays.copyOf(Files.readAllBytes(zeros(100_000_000)), 512);
        header[156] = 'L';
        fixChecksum(header);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(header);
            byte[] name = new byte[1 << 20];
            Arrays.fill(name, (byte) 'a');
            for (int i = 0; i < 96; i++) {
                out.write(name);
            }
        }

        try (ArchiveReader reader = open(archive, ArchiveFormat.GZIP)) {
            assertThatThrownBy(reader::next)
                    .isInstanceOf(RefusedArchive.class)
                    .hasMessage("the header of an entry has more than 1000000 bytes");
        }
    }

    @Test
    void aCompressedFileThatIsNoTarIsNoArchive() throws Exception {
        Path log = folder.resolve("log.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(log))) {
            out.write(bytes("one line\n".repeat(100)));
        }

        assertThat(new Archives(settings()).isArchive(log, ArchiveFormat.GZIP)).isFalse();
        assertThat(new Archives(settings())
                        .isArchive(
                                new TestArchive().file("a", bytes("a")).tar(folder.resolve("tar"), "gz"),
                                ArchiveFormat.GZIP))
                .isTrue();
    }

    @Test
    void aRarWithoutItsProgramSaysWhatToDo() throws Exception {
        Path rar = Files.write(folder.resolve("a.rar"), bytes("Rar!\u001a\u0007"));

        assertThatThrownBy(() -> {
                    try (ArchiveReader reader = new Archives(settings("unpack.bsdtar", "/no/bsdtar"))
                            .open(rar, ArchiveFormat.RAR, List.of(), limits(rar))) {
                        reader.next();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("rar archives need bsdtar (Debian: libarchive-tools)")
                .hasMessageContaining("/no/bsdtar")
                .hasMessageContaining("lull retry");
    }

    /** The header of a tar whose one file has so many bytes. */
    private Path zeros(long size) throws IOException {
        Path tar = new TestArchive().file("zeros.bin", new byte[0]).tar(folder.resolve("header.tar"));
        byte[] bytes = Files.readAllBytes(tar);
        byte[] octal = String.format("%011o", size).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octal, 0, bytes, 124, 11);
        fixChecksum(bytes);
        return Files.write(tar, bytes);
    }

    private static void fixChecksum(byte[] header) {
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += header[i] & 0xFF;
        }
        byte[] octal = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octal, 0, header, 148, 8);
    }

    private static int indexOf(byte[] bytes, byte[] part, int from) {
        for (int i = from; i <= bytes.length - part.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }

    private Map<String, byte[]> readAll(Path archive, ArchiveFormat format, String... passwords) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ArchiveReader reader =
                new Archives(settings()).open(archive, format, List.of(passwords), limits(archive))) {
            for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
                files.put(entry.path(), content(reader));
            }
        }
        return files;
    }

    private static ArchiveReader open(Path archive, ArchiveFormat format) throws IOException {
        return new Archives(settings()).open(archive, format, List.of(), limits(archive));
    }

    private static UnpackLimits limits(Path archive) throws IOException {
        return UnpackLimits.of(settings(), Files.size(archive), false);
    }

    private static Settings settings(String... keyAndValue) {
        return new SettingsLoader()
                .base(keyAndValue.length == 0 ? Map.of() : Map.of(keyAndValue[0], keyAndValue[1]))
                .load();
    }

    private static byte[] content(ArchiveReader reader) throws Exception {
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
        return bytes.toByteArray();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
