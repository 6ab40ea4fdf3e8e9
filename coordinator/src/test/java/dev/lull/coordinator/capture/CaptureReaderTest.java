package dev.lull.coordinator.capture;

import static dev.lull.coordinator.capture.Bytes.ascii;
import static dev.lull.coordinator.capture.Bytes.box;
import static dev.lull.coordinator.capture.Bytes.fullBox;
import static dev.lull.coordinator.capture.Bytes.join;
import static dev.lull.coordinator.capture.Bytes.u16;
import static dev.lull.coordinator.capture.Bytes.u32;
import static dev.lull.coordinator.capture.Bytes.u8;
import static dev.lull.coordinator.capture.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Capture;
import dev.lull.common.media.CaptureTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaptureReaderTest {

    private static final Capture IN_PARIS =
            new Capture(CaptureTime.parse("2019-07-21T23:15:30+02:00"), "48.85830,2.29450", "Apple iPhone 13 Pro");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("pictures")
    void theCameraOfAPictureIsReadInEveryContainer(byte[] picture) throws Exception {
        assertThat(read(picture)).isEqualTo(IN_PARIS);
    }

    static Stream<Named<byte[]>> pictures() {
        byte[] tiff = inParis().bytes();
        return Stream.of(
                Named.of("TIFF", tiff),
                Named.of("JPEG", jpeg(tiff)),
                Named.of("PNG", png(tiff)),
                Named.of("WebP", webp(tiff)),
                Named.of("WebP with a JPEG header", webp(join(ascii("Exif\0\0"), tiff))),
                Named.of("HEIC", heic(tiff)),
                Named.of("HEIC with long numbers", heicWithLongNumbers(tiff)));
    }

    @Test
    void aCameraWithoutATimeZoneTellsLocalTimeOnly() throws Exception {
        assertThat(read(new Tiff().exif(Tiff.TAKEN, "2019:07:21 23:15:30").bytes())
                        .at())
                .hasToString("2019-07-21T23:15:30");
    }

    @Test
    void aScannedPictureHasTheTimeOfItsScan() throws Exception {
        assertThat(read(new Tiff().exif(Tiff.DIGITIZED, "2019:07:21 23:15:30").bytes())
                        .at())
                .hasToString("2019-07-21T23:15:30");
    }

    @Test
    void aClockThatWasNeverSetIsNoTime() throws Exception {
        assertThat(read(new Tiff().exif(Tiff.TAKEN, "0000:00:00 00:00:00").bytes()))
                .isEqualTo(Capture.UNKNOWN);
        assertThat(read(new Tiff().exif(Tiff.TAKEN, "2019:02:30 10:00:00").bytes()))
                .isEqualTo(Capture.UNKNOWN);
    }

    @Test
    void southAndWestAreNegative() throws Exception {
        byte[] rio = new Tiff()
                .gps("S", new int[] {2200, 5400, 3000}, "W", new int[] {4300, 1200, 0})
                .bytes();

        assertThat(read(rio).place()).isEqualTo("-22.90833,-43.20000");
    }

    @Test
    void aPlaceThatIsNotOnEarthIsNone() throws Exception {
        byte[] nowhere = new Tiff()
                .gps("N", new int[] {9500, 0, 0}, "E", new int[] {0, 0, 0})
                .bytes();

        assertThat(read(nowhere).place()).isNull();
    }

    @Test
    void theMakerIsNotNamedTwiceAndStaysOneLine() throws Exception {
        assertThat(camera("NIKON CORPORATION", "NIKON D90")).isEqualTo("NIKON D90");
        assertThat(camera("Canon", "EOS\r\n5D\u001b[2J")).isEqualTo("Canon EOS 5D [2J");
        assertThat(camera("Leica", "")).isEqualTo("Leica");
        assertThat(camera("x".repeat(900), "y")).hasSize(100);
    }

    private String camera(String make, String model) throws Exception {
        return read(new Tiff()
                        .picture(Tiff.MAKE, make)
                        .picture(Tiff.MODEL, model)
                        .bytes())
                .camera();
    }

    @Test
    void aPhonesFilmHasItsLocalTime() throws Exception {
        byte[] keys = fullBox(
                "keys",
                u32(4),
                box("mdta", ascii("com.apple.quicktime.location.ISO6709")),
                box("mdta", ascii("com.apple.quicktime.make")),
                box("mdta", ascii("com.apple.quicktime.model")),
                box("mdta", ascii("com.apple.quicktime.creationdate")));
        byte[] values = box(
                "ilst",
                value(1, "+48.8583+002.2945+035.000/"),
                value(2, "Apple"),
                value(3, "iPhone 13 Pro"),
                value(4, "2019-07-21T23:15:30+0200"));
        byte[] meta = box("meta", fullBox("hdlr", new byte[21]), keys, values);

        assertThat(read(film(header(2_000_000_000L), meta))).isEqualTo(IN_PARIS);
        assertThat(read(film(header(2_000_000_000L), box("udta", box("meta", u32(0), keys, values)))))
                .isEqualTo(IN_PARIS);
    }

    @Test
    void aFilmWithUserDataHasItsPlaceAndTheTimeOfItsHeaderInLocalTime() throws Exception {
        // 2019-07-21 21:15:30 UTC
        byte[] header = header(3_646_588_530L);
        byte[] place = box(ascii("\u00a9xyz"), u16(18), u16(0x15c7), utf8("+48.8583+002.2945/"));

        assertThat(read(film(header, box("udta", place))))
                .isEqualTo(new Capture(CaptureTime.parse("2019-07-21T23:15:30+02:00"), "48.85830,2.29450", null));
    }

    @Test
    void aFilmHasThePlaceThat3gppWrites() throws Exception {
        byte[] rio = fullBox("loci", u16(0x15c7), utf8("Río\0"), u8(0), u32(-2_831_155), u32(-1_501_320), u32(0));

        assertThat(read(film(box("udta", rio))).place()).isEqualTo("-22.90833,-43.20000");
    }

    @Test
    void aFilmWhoseHeaderHasNoTimeHasNone() throws Exception {
        assertThat(read(film(header(0)))).isEqualTo(Capture.UNKNOWN);
        // the zero of Unix
        assertThat(read(film(header(2_082_844_800L)))).isEqualTo(Capture.UNKNOWN);
    }

    @Test
    void whatCameBeforeADamageCounts() throws Exception {
        byte[] film = film(header(3_646_588_530L), join(u32(0x7fffffff), ascii("meta")));
        byte[] tiff = inParis().bytes();
        // the directory of GPS points to nowhere
        System.arraycopy(u32(0x7ffffff0), 0, tiff, 8 + 2 + 3 * 12 + 8, 4);

        assertThat(read(film).at()).hasToString("2019-07-21T23:15:30+02:00");
        assertThat(read(jpeg(tiff)).camera()).isEqualTo("Apple iPhone 13 Pro");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileFileSaysNothingAndHarmsNothing(byte[] file) throws Exception {
        assertThat(read(file)).isEqualTo(Capture.UNKNOWN);
    }

    static Stream<Named<byte[]>> hostile() {
        byte[] tiff = inParis().bytes();
        return Stream.of(
                Named.of("empty", new byte[0]),
                Named.of("text", ascii("hello, this is no picture at all")),
                Named.of("TIFF that ends in its header", ascii("MM\0*\0\0\0\u0008\u00ff\u00ff\0\0")),
                Named.of(
                        "PNG chunk longer than the file", join(ascii("\u0089PNG\r\n\u001a\n"), u32(-1), ascii("eXIf"))),
                Named.of("box longer than the file", join(u32(0x7fffffff), ascii("moov"), new byte[64])),
                Named.of("value longer than the file", film(box("udta", join(u32(0x7fffffff), ascii("\u00a9day"))))),
                Named.of("boxes in boxes", nested("moov", 5_000)),
                Named.of("a million empty boxes", film(box("meta", u32(0), box("keys", new byte[4_000_000])))),
                Named.of("HEIC that counts four thousand million items", heicThatCounts(0xffff_ffffL)),
                Named.of("HEIC whose EXIF is behind the end", heicAt(0x7fffffff, tiff.length)));
    }

    @Test
    void directoriesThatOverlapAThousandTimesEndAtTheBound() throws Exception {
        int length = 1 << 20;
        byte[] tiff = new byte[length];
        // one tag with a quarter of a million pointers, all of them to directories full of tags
        byte[] start = join(ascii("MM\0*"), u32(8), u16(1), u16(0x8769), u16(4), u32(length / 4 - 16), u32(32));
        System.arraycopy(start, 0, tiff, 0, start.length);
        for (int at = 32; at + 4 <= length; at += 4) {
            System.arraycopy(u32(at), 0, tiff, at, 4);
        }

        assertThat(read(tiff)).isEqualTo(Capture.UNKNOWN);
    }

    @Test
    void noMoreIsReadOfAFileThanTheBound() throws Exception {
        Path file = Files.write(folder.resolve("large"), new byte[8 << 20]);

        try (BoundedBytes bytes = BoundedBytes.open(file)) {
            assertThatThrownBy(() -> {
                        for (long at = 0; at < bytes.length(); at += 4096) {
                            bytes.at(at);
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("more than 4194304 bytes read for its metadata");
        }
    }

    @Test
    void noArrayIsAsLongAsAFileClaims() throws Exception {
        Path file = Files.write(folder.resolve("small"), new byte[10]);

        try (BoundedBytes bytes = BoundedBytes.open(file)) {
            assertThatThrownBy(() -> bytes.bytes(0, Integer.MAX_VALUE)).hasMessage("2147483647 bytes from 0 of 10");
        }
    }

    private Capture read(byte[] content) throws Exception {
        return new CaptureReader(ZoneId.of("Europe/Paris")).read(Files.write(folder.resolve("file"), content));
    }

    private static Tiff inParis() {
        return new Tiff()
                .picture(Tiff.MAKE, "Apple")
                .picture(Tiff.MODEL, "iPhone 13 Pro")
                .exif(Tiff.TAKEN, "2019:07:21 23:15:30")
                .exif(Tiff.OFFSET_TAKEN, "+02:00")
                .gps("N", new int[] {4800, 5100, 2988}, "E", new int[] {200, 1700, 4020});
    }

    private static byte[] jpeg(byte[] tiff) {
        byte[] app1 = join(ascii("Exif\0\0"), tiff);
        return join(
                u16(0xffd8),
                u16(0xffe0),
                u16(4),
                u16(0),
                u16(0xffe1),
                u16(2 + app1.length),
                app1,
                u16(0xffda),
                u16(2),
                new byte[20],
                u16(0xffd9));
    }

    private static byte[] png(byte[] tiff) {
        return join(
                ascii("\u0089PNG\r\n\u001a\n"),
                u32(13),
                ascii("IHDR"),
                new byte[13 + 4],
                u32(tiff.length),
                ascii("eXIf"),
                tiff,
                u32(0),
                u32(0),
                ascii("IEND"),
                u32(0));
    }

    private static byte[] webp(byte[] exif) {
        return join(
                ascii("RIFF"),
                u32(0),
                ascii("WEBPVP8X"),
                littleEndian(3),
                new byte[3 + 1],
                ascii("EXIF"),
                littleEndian(exif.length),
                exif);
    }

    private static byte[] littleEndian(int number) {
        return u32(Integer.toUnsignedLong(Integer.reverseBytes(number)));
    }

    private static byte[] heic(byte[] tiff) {
        int length = heicAt(0, 0).length;
        return join(heicAt(length, 10 + tiff.length), u32(6), ascii("Exif\0\0"), tiff);
    }

    /** A picture in two items; the second one is its EXIF block, which is to be found there. */
    private static byte[] heicAt(int from, int length) {
        byte[] places = fullBox(
                "iloc",
                u16(0x4400),
                u16(2),
                join(u16(1), u16(0), u16(1), u32(0), u32(0)),
                join(u16(2), u16(0), u16(1), u32(from), u32(length)));
        byte[] items = fullBox("iinf", u16(2), item(1, "hvc1"), item(2, "Exif"));
        return join(box("ftyp", ascii("heic\0\0\0\0mif1heic")), fullBox("meta", items, places));
    }

    private static byte[] heicWithLongNumbers(byte[] tiff) {
        byte[] before = longHeic(0, 0);
        return join(longHeic(before.length, 4 + tiff.length), u32(0), tiff);
    }

    /** The newest versions of both boxes, with bases and indexes. */
    private static byte[] longHeic(int from, int length) {
        byte[] place = join(
                u32(2), u16(0), u16(0), u32(0), u32(from), u16(1), u32(0), u32(1), u32(0), u32(0), u32(0), u32(length));
        byte[] places = box("iloc", u8(2), new byte[3], u16(0x8888), u32(1), place);
        byte[] info = box("infe", u8(3), new byte[3], u32(2), u16(0), ascii("Exif\0"));
        byte[] items = box("iinf", u8(1), new byte[3], u32(1), info);
        return join(box("ftyp", ascii("avif\0\0\0\0mif1avif")), fullBox("meta", items, places));
    }

    private static byte[] heicThatCounts(long items) {
        byte[] places = box("iloc", u8(2), new byte[3], u16(0), u32(items), new byte[100]);
        byte[] info = fullBox("iinf", u16(1), item(2, "Exif"));
        return join(box("ftyp", ascii("heic\0\0\0\0mif1heic")), fullBox("meta", info, places));
    }

    private static byte[] item(int id, String type) {
        return box("infe", u8(2), new byte[3], u16(id), u16(0), ascii(type + "\0"));
    }

    private static byte[] film(byte[]... movie) {
        return join(box("ftyp", ascii("qt  \0\0\0\0qt  ")), box("mdat", new byte[100]), box("moov", movie));
    }

    /** @param created in seconds since 1904 */
    private static byte[] header(long created) {
        return fullBox("mvhd", u32(created), u32(created), u32(600), u32(0), new byte[80]);
    }

    private static byte[] value(int key, String text) {
        return box(u32(key), box("data", u32(1), u32(0), utf8(text)));
    }

    private static byte[] nested(String type, int depth) {
        byte[] file = new byte[8 * depth];
        for (int level = 0; level < depth; level++) {
            System.arraycopy(join(u32(8L * (depth - level)), ascii(type)), 0, file, 8 * level, 8);
        }
        return file;
    }
}
