package dev.lull.upload.targets.telegram;

import static dev.lull.upload.targets.telegram.SomeUploads.named;
import static dev.lull.upload.targets.telegram.SomeUploads.sized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeLimitTest {

    private static final SizeLimit PUBLIC_SERVER = new SizeLimit(50_000_000);
    private static final SizeLimit LOCAL_SERVER = new SizeLimit(2_000_000_000);

    @TempDir
    Path folder;

    @Test
    void aFileAtTheLimitFits() {
        assertThatCode(() -> PUBLIC_SERVER.check(sized("film.mp4", 50_000_000))).doesNotThrowAnyException();
    }

    @Test
    void aLargerFileIsRefusedForGoodWithTheWayOut() {
        assertThatThrownBy(() -> PUBLIC_SERVER.check(sized("trip/film.mp4", 50_000_001)))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("film.mp4 is 50.1 MB; a Bot API server takes 50 MB: run a local one and set"
                        + " telegram.max-upload, or use another target");
    }

    @Test
    void whatNoServerTakesNeedsAnotherTarget() {
        assertThatThrownBy(() -> LOCAL_SERVER.check(sized("film.mp4", 2_000_000_001)))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("film.mp4 is 2000.1 MB; no Bot API server takes more than 2000 MB: use another target");
    }

    @Test
    void ofACopyItsOwnSizeCounts() throws Exception {
        Path copy = Files.writeString(folder.resolve("1.jpg"), "copy");
        Item item = new Item(sized("a.png", 50_000_001), ItemKind.PHOTO, copy, "a.jpg", "image/jpeg", null);

        assertThat(PUBLIC_SERVER.check(item)).isSameAs(item);
    }

    @Test
    void aCopyThatCannotBeReadIsTriedAgain() {
        Item item = new Item(named("a"), ItemKind.PHOTO, folder.resolve("gone"), "a.jpg", "image/jpeg", null);

        assertThatThrownBy(() -> PUBLIC_SERVER.check(item)).isInstanceOf(Failure.Transient.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1 MB", "100000, 0.1 MB", "1000000, 1 MB", "1000001, 1.1 MB", "100000000, 100 MB"})
    void megabytesAreRoundedUpToATenth(long bytes, String text) {
        assertThat(SizeLimit.megabytes(bytes)).isEqualTo(text);
    }
}
