package dev.lull.common.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSniffingTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "Fujifilm RAF, 46554a4946494c4d4343442d52415720303230314646313239353036, image/x-raw-fuji",
        "Panasonic RW2, 4949550018000000, image/x-raw-panasonic",
        "Minolta MRW, 004d524d0001b5f400505244, image/x-raw-minolta",
        "Sigma X3F, 464f566200000200, image/x-raw-sigma",
        "Olympus ORF, 4949524f08000000, image/x-raw-olympus",
        "Canon CR2, 49492a00100000004352020000000000, image/x-canon-cr2",
        "Canon CRW, 49491a0000004845415043434452, image/x-raw-canon",
        "TIFF, 49492a0008000000, image/tiff",
        "BigTIFF little-endian, 49492b00080000001000000000000000, image/tiff",
        "BigTIFF big-endian, 4d4d002b000800000000000000000010, image/tiff",
        "OS/2 1.x BMP, 424d4e000000000000001a0000000c000000040003000100, image/bmp",
        "OS/2 2.x BMP, 424d8600000000000000560000004000000004000000030000000100, image/bmp",
        "Windows BMP, 424d5a000000000000003600000028000000040000000300000001001800, image/bmp",
        "Windows 5 BMP, 424dae000000000000008a0000007c000000040000000300000001002000, image/bmp",
        "JPEG XR, 4949bc0108000000, image/jxr",
        "Radiance, 233f52414449414e43450a, image/vnd.radiance",
        "QOI, 716f69660000000400000003, image/qoi",
    })
    void theFirstBytesOfAnImageTellItsFormat(String format, String bytes, String type) throws IOException {
        assertThat(sniffed(HexFormat.of().parseHex(bytes)))
                .as(format)
                .isEqualTo(new Sniffed(type, Sniffed.Guess.IMAGE));
    }

    @ParameterizedTest
    @CsvSource({
        "heic, 'mif1heic', image/heic",
        "hevs, 'msf1', image/heic",
        "mif1, 'miafavif', image/avif",
        "mif3, 'avif', image/avif",
        "mif2, 'heic', image/heic",
        "mif3, 'mif1', image/heif",
        "avci, 'mif1', image/avci",
        "mif1, 'avci', image/avci",
        "1pic, 'miaf', image/heif",
        "ABCD, 'mif1heic', image/heic",
    })
    void theBrandsOfHeifTellAnImage(String major, String compatible, String type) throws IOException {
        assertThat(sniffed(boxed(major, compatible))).isEqualTo(new Sniffed(type, Sniffed.Guess.IMAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"isom", "mp42", "iso5", "ABCD"})
    void aFilmStaysAFilm(String major) throws IOException {
        assertThat(sniffed(boxed(major, "isommp41"))).isEqualTo(new Sniffed("video/mp4", Sniffed.Guess.VIDEO));
    }

    @Test
    void aTextThatBeginsWithBmIsNoBmp() throws IOException {
        byte[] text = "BMW 320d\nmileage 123456 km\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(sniffed(text).contentType()).isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DSCF0001.RAF", "a/b.nef", "P1.Rw2", "IMG.x3f", "old.tga", "a.b.ARW", "DJI.dng"})
    void aNameStandsForAFormatThatFirstBytesDoNotTell(String name) {
        assertThat(ImageNames.contentType(name)).get().asString().startsWith("image/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo.jpg", "photo.png", "film.mp4", "raf", "", "no extension", "sound.raw"})
    void aNameDoesNotStandForAFormatThatFirstBytesTell(String name) {
        assertThat(ImageNames.contentType(name)).isEmpty();
    }

    private Sniffed sniffed(byte[] beginning) throws IOException {
        return new Sniffer().sniff(Files.write(directory.resolve("file"), beginning));
    }

    private static byte[] boxed(String major, String compatible) {
        int length = 16 + compatible.length();
        return ("\0\0\0" + (char) length + "ftyp" + major + "\0\0\0\0" + compatible)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
