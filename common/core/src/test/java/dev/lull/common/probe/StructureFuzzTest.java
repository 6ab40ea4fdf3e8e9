package dev.lull.common.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lull.common.testing.FuzzFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class StructureFuzzTest {

    private static final List<String> TYPES = List.of(
            "image/jpeg",
            "image/png",
            "image/apng",
            "image/gif",
            "image/webp",
            "image/bmp",
            "image/heic",
            "image/avif");

    private static final Sniffer SNIFFER = new Sniffer();
    private static final FuzzFile FILE = new FuzzFile();

    @FuzzTest
    void anyImageIsWholeOrWhatItLacksIsSaidInOneLine(byte[] content) throws IOException {
        Path file = FILE.with(content);
        for (String type : TYPES) {
            assertSaid(ImageCheck.damage(file, type));
        }
    }

    @FuzzTest
    void anyContainerIsWholeOrWhatItLacksIsSaidInOneLine(byte[] content) throws IOException {
        try (FileBytes bytes = FileBytes.open(FILE.with(content))) {
            assertSaid(Optional.ofNullable(IsoFile.read(bytes).truncated()));
            assertSaid(MatroskaEnd.missing(bytes));
            assertSaid(RiffEnd.missing(bytes));
        }
    }

    @FuzzTest
    void anyFileIsOfSomeType(byte[] content) throws IOException {
        assertThat(SNIFFER.sniff(FILE.with(content)).contentType()).isNotBlank();
    }

    private static void assertSaid(Optional<String> damage) {
        assertThat(damage.orElse("whole")).isNotBlank().doesNotContain("\n");
    }
}
