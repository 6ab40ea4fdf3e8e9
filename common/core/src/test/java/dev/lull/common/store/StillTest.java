package dev.lull.common.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StillTest {

    private static final String SUM = Checksum.of("made");

    @TempDir
    Path folder;

    private DirectoryStore store;

    @BeforeEach
    void prepare() throws IOException {
        store = new DirectoryStore(Files.createDirectories(folder.resolve("store")));
    }

    @Test
    void aPictureIsFoundAgainWithWhatIsKnownOfIt() throws Exception {
        Stills stills = new Stills(store, "film", "a plan: of any words");
        Still timed = Still.of(7, SUM, 0.981, Duration.ofMillis(65_480));
        Still untimed = Still.of(12_345, SUM, 1, null);
        stills.put(timed, jpeg("one"));
        stills.put(untimed, jpeg("two"));

        assertThat(stills.all()).containsExactlyInAnyOrder(timed, untimed);
        try (HeldFile held = stills.get(untimed)) {
            assertThat(held.path()).hasContent("two");
        }
    }

    @Test
    void aPictureShowsWhatItWasMadeOfAndNothingElse() {
        Still still = Still.of(0, SUM, 0.98, null);

        assertThat(still.shows(SUM)).isTrue();
        assertThat(still.shows(Checksum.of("made again"))).isFalse();
    }

    @Test
    void thoseOfAnotherPlanAreNotAmongThem() throws Exception {
        new Stills(store, "film", "one").put(Still.of(0, SUM, 0.98, null), jpeg("one"));

        assertThat(new Stills(store, "film", "another").all()).isEmpty();
        assertThat(new Stills(store, "another", "one").all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "segment-0007-0123456789abcdef.mp4",
                "segment-7-0123456789abcdef-ssim-0.980.jpg",
                "segment-0007-0123456789ABCDEF-ssim-0.980.jpg",
                "segment-0007-0123456789abcdef-ssim-NaN.jpg",
                "segment-0007-0123456789abcdef-ssim-0.980-at--1.jpg",
                "segment-999999999999-0123456789abcdef-ssim-0.980.jpg"
            })
    void otherFilesArePassedOver(String name) throws Exception {
        Stills stills = new Stills(store, "film", "plan");
        Still still = Still.of(0, SUM, 0.98, null);
        stills.put(still, jpeg("one"));
        String below = ConversionFolders.stills("film");
        store.put(jpeg("other"), store.list(below).get(0).key() + "/" + name);

        assertThat(stills.all()).containsExactly(still);
    }

    private Path jpeg(String content) throws IOException {
        return Files.writeString(folder.resolve("still.jpg"), content);
    }
}
