package dev.lull.convert.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.convert.testing.Mount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceIdentityTest {

    private static final SourceFiles FILES = new LocalSourceFiles(SourceRoots.EVERYWHERE);

    @TempDir
    Path folder;

    @Test
    void aSourceThatIsGoneIsSoForThisWorker() {
        assertThatThrownBy(() -> SourceIdentity.of(video(folder.resolve("gone.mkv"), 5), FILES))
                .isInstanceOfSatisfying(
                        UnreadableSource.class, why -> assertThat(why.away()).isFalse())
                .hasMessage("the source is gone: " + folder.resolve("gone.mkv"));
    }

    @Test
    void aFolderInPlaceOfASourceCannotBeRead() throws Exception {
        Path source = Files.createDirectory(folder.resolve("a.mkv"));

        assertThatThrownBy(() -> SourceIdentity.of(video(source, 5), FILES))
                .isInstanceOf(UnreadableSource.class)
                .hasMessage("the source cannot be read: " + source + ": it is not a regular file");
    }

    @Test
    void aSourceWhoseServerIsAwayIsAFactForNone() {
        assertThatThrownBy(() -> SourceIdentity.of(video(folder.resolve("a.mkv"), 5), Mount.away()))
                .isInstanceOfSatisfying(
                        UnreadableSource.class, why -> assertThat(why.away()).isTrue())
                .hasMessageEndingWith("a.mkv: Stale file handle");
    }

    @Test
    void aSourceThatGrewSinceItWasSubmittedIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("a.mkv"), "longer now");

        assertThatThrownBy(() -> SourceIdentity.of(video(file, 5), FILES))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("the source changed since it was submitted: 10 bytes, not 5");
    }

    @Test
    void anUntouchedSourceIsTheSameAgain() throws Exception {
        Path file = Files.writeString(folder.resolve("a.mkv"), "bytes");

        assertThat(SourceIdentity.of(video(file, 5), FILES)).isEqualTo(SourceIdentity.of(video(file, 5), FILES));
    }

    private static MediaFile video(Path file, long size) {
        MediaLedger media = new InMemoryLedger(Clock.systemUTC(), Duration.ofHours(1)).media();
        media.register("m1", "s1", file.toString(), "a.mkv", Instant.EPOCH);
        media.move("m1", StateChange.to(MediaState.DEFERRED).with(MediaField.SIZE, size));
        return media.find("m1").orElseThrow();
    }
}
