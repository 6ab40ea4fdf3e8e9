package dev.lull.common.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lull.common.testing.SampleMedia;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The usual images are recognised without tika, and as what tika takes them for. */
class UsualImagesIT {

    private static final Set<String> USUAL = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");
    private static final int HEAD = 64 * 1024;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "image2, mjpeg, image/jpeg",
        "image2, png, image/png",
        "apng, apng, image/png",
        "gif, gif, image/gif",
        "image2, libwebp, image/webp"
    })
    void whatFfmpegMakes(String format, String codec, String type) throws Exception {
        Path file = SampleMedia.in(directory)
                .make("a", "-f", "lavfi", "-i", "testsrc2=size=32x32", "-frames:v", "1", "-c:v", codec, "-f", format);

        byte[] head = head(file);

        assertThat(ImageSignatures.contentType(head)).isEqualTo(type);
        assertThat(tika(head)).isEqualTo(type);
    }

    @Test
    void everyFileOfTheCorpus() throws Exception {
        String corpus = System.getenv("MEDIA_CORPUS");
        assumeThat(corpus).as("MEDIA_CORPUS names a folder with real files").isNotNull();
        List<Path> usual = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(corpus))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] head = head(file);
                String known = ImageSignatures.contentType(head);
                String tika = tika(head);
                if (USUAL.contains(tika) || USUAL.contains(String.valueOf(known))) {
                    assertThat(known).as("%s", file).isEqualTo(tika);
                    usual.add(file);
                }
            }
        }
        assertThat(usual).isNotEmpty();
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static String tika(byte[] head) throws IOException {
        return MimeTypes.getDefaultMimeTypes()
                .detect(new ByteArrayInputStream(head), new Metadata())
                .toString();
    }
}
