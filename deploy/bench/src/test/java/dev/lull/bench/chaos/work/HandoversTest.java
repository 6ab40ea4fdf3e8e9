package dev.lull.bench.chaos.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.bench.chaos.check.Given;
import dev.lull.bench.chaos.check.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoversTest {

    private final Original image = original("image.jpg");
    private final Original other = original("other.jpg");
    private final Handovers handovers = new Handovers();

    HandoversTest() {
        handovers.add("one", List.of("/in"), List.of(image, other));
    }

    @Test
    void takesTheSameFilesOfTheSameSubmissionForOne() {
        handovers.add("one", List.of("/in"), List.of(image, other));

        assertThat(fates()).containsExactly("one image STAYS", "one other STAYS");
    }

    @Test
    void keepsAFileThatIsCancelledInAnotherSubmission() {
        handovers.add("two", List.of("/in"), List.of(image, other));
        handovers.cancelled("one", image.path().toString(), true);

        assertThat(fates())
                .containsExactly("one image CANCELLED", "one other STAYS", "two image STAYS", "two other STAYS");
    }

    @Test
    void takesAFileWhoseCancellationWasRefusedForOneThatStays() {
        handovers.cancelled("one", image.path().toString(), true);
        handovers.cancelled("one", image.path().toString(), false);

        assertThat(fates()).containsExactly("one image STAYS", "one other STAYS");
    }

    @Test
    void knowsOfAVanishedFileInEverySubmission() {
        handovers.add("two", List.of("/in"), List.of(image, other));
        handovers.cancelled("one");
        handovers.vanished(image);

        assertThat(fates())
                .containsExactly("one image VANISHED", "one other CANCELLED", "two image VANISHED", "two other STAYS");
        assertThat(handovers.present()).containsExactly(other);
    }

    private List<String> fates() {
        return handovers.given().stream().map(HandoversTest::words).toList();
    }

    private static String words(Given given) {
        return given.submission() + " " + given.stem() + " " + given.fate();
    }

    private static Original original(String name) {
        Path path = Path.of("/in", name);
        return new Original(path, "sha-" + name, Kind.IMAGE, path, null);
    }
}
