package dev.lull.common.probe;

import static dev.lull.common.probe.Sniffed.Guess.IMAGE;
import static dev.lull.common.probe.Sniffed.Guess.OTHER;
import static dev.lull.common.probe.Sniffed.Guess.UNCERTAIN;
import static dev.lull.common.probe.Sniffed.Guess.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.testing.SampleMedia;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnifferIT {

    private final Sniffer sniffer = new Sniffer();

    @TempDir
    Path directory;

    private SampleMedia media;

    @BeforeEach
    void media() {
        media = SampleMedia.in(directory);
    }

    @Test
    void textNamedMp4IsText() throws Exception {
        Path file = Files.writeString(directory.resolve("film.mp4"), "this is not a film\n".repeat(100));

        assertThat(sniffer.sniff(file)).isEqualTo(new Sniffed("text/plain", OTHER));
    }

    @Test
    void aPhotoNamedMp4IsAPhoto() throws Exception {
        assertThat(sniffer.sniff(media.jpeg("film.mp4"))).isEqualTo(new Sniffed("image/jpeg", IMAGE));
    }

    @Test
    void aFilmNamedJpgIsAFilm() throws Exception {
        assertThat(sniffer.sniff(media.hevcMkv("photo.jpg", 0.2))).isEqualTo(new Sniffed("video/x-matroska", VIDEO));
    }

    @Test
    void unknownBytesAreLeftToFfprobe() throws Exception {
        Path file = Files.write(directory.resolve("a.mp4"), new byte[] {0, 1, 2, 3, (byte) 0xfe, 5, 0, 0, 9});

        assertThat(sniffer.sniff(file)).isEqualTo(new Sniffed("application/octet-stream", UNCERTAIN));
    }

    @Test
    void aTransportStreamIsLeftToFfprobe() throws Exception {
        assertThat(sniffer.sniff(media.h264Ts("a.ts", 0.2)).guess()).isEqualTo(UNCERTAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "isom, isom, video/mp4, VIDEO",
        "mp42, isom, video/mp4, VIDEO",
        "'qt  ', 'qt  ', video/quicktime, VIDEO",
        "3gp5, isom, video/3gpp, VIDEO",
        "'M4A ', isom, audio/mp4, UNCERTAIN",
        "heic, mif1, image/heic, IMAGE",
        "mif1, heic, image/heic, IMAGE",
        "mif1, avif, image/avif, IMAGE",
        "mif1, miaf, image/heif, IMAGE",
        "avif, mif1, image/avif, IMAGE",
        "avis, avif, image/avif, IMAGE",
    })
    void theBrandsOfABoxedFileDecide(String major, String compatible, String type, Sniffed.Guess guess)
            throws Exception {
        byte[] head = ("\0\0\0\24ftyp" + major + "\0\0\0\0" + compatible).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(sniffer.sniff(Files.write(directory.resolve("a"), head))).isEqualTo(new Sniffed(type, guess));
    }

    @Test
    void movingPicturesInImageFormatsAreImages() throws IOException {
        String[] source = {"-f", "lavfi", "-i", "testsrc2=size=16x16:rate=5:duration=1"};

        assertThat(sniffer.sniff(media.make("a", with(source, "-f", "gif"))).guess())
                .isEqualTo(IMAGE);
        assertThat(sniffer.sniff(media.make("b", with(source, "-f", "apng"))).guess())
                .isEqualTo(IMAGE);
    }

    private static String[] with(String[] source, String option, String value) {
        return new String[] {source[0], source[1], source[2], source[3], option, value};
    }
}
