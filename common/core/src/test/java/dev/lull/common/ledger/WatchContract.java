package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every ledger knows of watched folders. */
public interface WatchContract extends LedgerContract {

    Duration HOUR = Duration.ofHours(1);

    private WatchLedger watches() {
        return ledger().watches();
    }

    @Test
    default void oneCoordinatorAtATimeHasAFolder() {
        assertThat(watches().hold("/in", "a", HOUR)).isTrue();
        assertThat(watches().hold("/in", "b", HOUR)).isFalse();
        assertThat(watches().hold("/in", "a", HOUR)).isTrue();
        assertThat(watches().hold("/other", "b", HOUR)).isTrue();

        watches().leave("/in", "b");
        assertThat(watches().hold("/in", "b", HOUR)).isFalse();
        watches().leave("/in", "a");
        assertThat(watches().hold("/in", "b", HOUR)).isTrue();
    }

    @Test
    default void aFolderWhoseCoordinatorDiedGoesToAnother() {
        assertThat(watches().hold("/in", "a", Duration.ofMillis(200))).isTrue();

        eventually(Duration.ofSeconds(1), () -> watches().hold("/in", "b", HOUR));

        assertThat(watches().hold("/in", "a", HOUR)).isFalse();
    }

    @Test
    default void whatWasTakenIsKnownByItsDirectoryUntilItIsGone() {
        assertThat(watches().taken("/in")).isEmpty();

        watches().note("/in", Map.of("a.jpg", "1 nine", "with \"quotes\"\nand more", "2 nine", "below/", ""));
        watches().note("/in", Map.of("a.jpg", "3 ten"));
        watches().forget("/in", List.of("below/", "unknown"));
        watches().forget("/unknown", List.of("a.jpg"));

        assertThat(watches().taken("/in")).isEqualTo(Map.of("a.jpg", "3 ten", "with \"quotes\"\nand more", "2 nine"));
        assertThat(watches().taken("/in/below")).isEmpty();
    }

    @Test
    default void filesThatBeganToBeTakenAreFoundByWhoeverComesNext() {
        WatchBatch batch = new WatchBatch("s", Map.of("/in/a.jpg", "1 nine", "/in/b c.jpg", "2 nine"));
        watches().hold("/in", "a", Duration.ofMillis(200));

        assertThat(watches().begin("/in", "a", batch)).isTrue();
        eventually(Duration.ofSeconds(1), () -> watches().hold("/in", "b", HOUR));

        assertThat(watches().begun("/in")).contains(batch);
        watches().end("/in", "another");
        assertThat(watches().begun("/in")).contains(batch);
        watches().end("/in", "s");
        assertThat(watches().begun("/in")).isEmpty();
        assertThat(watches().hold("/in", "a", HOUR)).isFalse();
    }

    @Test
    default void onlyWhoHasTheFolderTakesFilesAndOneBatchAfterTheOther() {
        WatchBatch first = new WatchBatch("s", Map.of("/in/a.jpg", "1"));
        WatchBatch second = new WatchBatch("t", Map.of("/in/b.jpg", "1"));

        assertThat(watches().begun("/in")).isEmpty();
        assertThat(watches().begin("/in", "a", first)).isFalse();
        watches().hold("/in", "a", HOUR);
        assertThat(watches().begin("/in", "b", first)).isFalse();
        assertThat(watches().begin("/in", "a", first)).isTrue();
        assertThat(watches().begin("/in", "a", second)).isFalse();
        watches().end("/in", "s");
        assertThat(watches().begin("/in", "a", second)).isTrue();
        assertThat(watches().begun("/in")).contains(second);
    }
}
