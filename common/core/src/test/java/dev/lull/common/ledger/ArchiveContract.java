package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every ledger knows of archives. */
public interface ArchiveContract extends LedgerContract {

    Duration HOUR = Duration.ofHours(1);

    private ArchiveLedger archives() {
        return ledger().archives();
    }

    @Test
    default void oneCoordinatorAtATimeUnpacksAnArchive() {
        assertThat(archives().hold("zip", "a", HOUR)).isTrue();
        assertThat(archives().hold("zip", "b", HOUR)).isFalse();
        assertThat(archives().hold("zip", "a", HOUR)).isTrue();
        assertThat(archives().hold("other", "b", HOUR)).isTrue();

        archives().leave("zip", "a");
        assertThat(archives().hold("zip", "b", HOUR)).isTrue();
    }

    @Test
    default void whoeverComesNextGoesOnWhereAnArchiveWasLeft() {
        UnpackingPosition position = new UnpackingPosition("100 bytes of nine", 17, 5_000_000_000L);
        assertThat(archives().position("zip")).isEqualTo(UnpackingPosition.NONE);
        archives().hold("zip", "a", Duration.ofMillis(200));

        assertThat(archives().note("zip", "a", position)).isTrue();
        eventually(Duration.ofSeconds(1), () -> archives().hold("zip", "b", HOUR));

        assertThat(archives().position("zip")).isEqualTo(position);
        assertThat(archives().note("zip", "a", UnpackingPosition.NONE)).isFalse();
        assertThat(archives().position("zip")).isEqualTo(position);
        archives().forget("zip");
        assertThat(archives().position("zip")).isEqualTo(UnpackingPosition.NONE);
    }

    @Test
    default void passwordsAreTriedInTheOrderInWhichTheyCameAndForgotten() {
        assertThat(archives().passwords("zip")).isEmpty();

        archives().addPasswords("zip", List.of("b", "a \"quoted\" one", "ü"), Duration.ofMillis(300));
        archives().addPasswords("zip", List.of("c", "b"), Duration.ofMillis(300));

        assertThat(archives().passwords("zip")).containsExactly("b", "a \"quoted\" one", "ü", "c");
        assertThat(archives().passwords("other")).isEmpty();
        eventually(Duration.ofSeconds(1), () -> archives().passwords("zip").isEmpty());
    }
}
