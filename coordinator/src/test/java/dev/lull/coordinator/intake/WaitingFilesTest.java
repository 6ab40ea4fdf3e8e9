package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.original.SourceDisposal;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.coordinator.testing.SmallMedia;
import dev.lull.coordinator.testing.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film and two copies of it that wait for it, in a submission that was read to its end. */
class WaitingFilesTest {

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void twoCopiesWait() throws IOException {
        world = new World(folder);
        SmallMedia media = new SmallMedia(folder);
        Path film = media.incompatible("film");
        world.registered("film").registered("copy1").registered("copy2");
        media.incompatible("film");
        Files.copy(film, folder.resolve("copy1"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(film, folder.resolve("copy2"), StandardCopyOption.REPLACE_EXISTING);
        for (String name : new String[] {"film", "copy1", "copy2"}) {
            world.secondIntake.take(world.file(name));
        }
        assertThat(states()).isEqualTo("film deferred, copies waiting and waiting");
    }

    @Test
    void copiesAreDuplicatesOnceTheirOwnerArrived() {
        world.move("film", StateChange.to(MediaState.CONVERTING)).move("film", StateChange.to(MediaState.CONVERTED));
        world.uploaded();

        assertThat(states()).isEqualTo("film uploaded, copies duplicate and duplicate");
        assertThat(world.ledger
                        .submissions()
                        .find(World.SUBMISSION)
                        .orElseThrow()
                        .settled())
                .isNotNull();
    }

    @Test
    void copiesAreQuarantinedWithAnOwnerWhoseContentIsBad() {
        failed();

        world.reconciled();

        assertThat(states()).isEqualTo("film quarantined, copies quarantined and quarantined");
        assertThat(world.file("copy2").reason())
                .isEqualTo("same content as film (" + world.id("film")
                        + "), which is quarantined: no frame could be decoded");
        assertThat(world.ledger
                        .submissions()
                        .find(World.SUBMISSION)
                        .orElseThrow()
                        .settled())
                .isNotNull();
    }

    @Test
    void theNextCopyTakesThePlaceOfACancelledOwnerAndTheOtherWaitsForIt() {
        world.move("film", StateChange.to(MediaState.CANCELLED));

        world.reconciled();

        assertThat(states()).isEqualTo("film cancelled, copies deferred and waiting");
        String next = world.file("copy1").state() == MediaState.DEFERRED ? "copy1" : "copy2";
        String other = next.equals("copy1") ? "copy2" : "copy1";
        assertThat(world.file(other).owner()).isEqualTo(world.id(next));
        assertThat(world.told()).contains("convert " + next);
    }

    @Test
    void theNextCopyTakesThePlaceOfAnOwnerThatVanished() throws Exception {
        Files.delete(folder.resolve("film"));

        world.reconciled();

        assertThat(states()).isEqualTo("film quarantined, copies deferred and waiting");
    }

    @Test
    void theNextCopyTakesThePlaceOfAnOwnerThatWasReplaced() throws Exception {
        Files.setLastModifiedTime(folder.resolve("film"), FileTime.from(Instant.EPOCH));
        failed();

        world.reconciled();

        assertThat(states()).isEqualTo("film quarantined, copies deferred and waiting");
    }

    @Test
    void theNextCopyTakesThePlaceOfAnOwnerThatArrivedWithOtherContent() {
        world.move("film", StateChange.to(MediaState.CONVERTING)).move("film", StateChange.to(MediaState.CONVERTED));
        world.move("film", StateChange.to(MediaState.UPLOADED).with(MediaField.SHA256, "replaced"));

        world.reconciled();

        assertThat(states()).isEqualTo("film uploaded, copies deferred and waiting");
    }

    @Test
    void aRetriedOwnerThatHasOtherContentNowIsNotWaitedFor() throws Exception {
        failed();
        new SmallMedia(folder).jpeg("film");
        world.ledger.media().retry(world.id("film"), MediaState.SUBMITTED);
        world.secondIntake.take(world.file("film"));

        world.reconciled();

        assertThat(states()).isEqualTo("film queued, copies deferred and waiting");
    }

    @Test
    void copiesWaitWhileTheOriginalOfAFailedOwnerCannotBeReached() {
        failed();
        WaitingFiles files = new WaitingFiles(world.ledger, new Unreachable(), world.journal, disposal(), world.clock);

        assertThat(files.follow(world.file("copy1")).state()).isEqualTo(MediaState.WAITING);
    }

    @Test
    void copiesOfAnOwnerWhoseRecordIsGoneAreDuplicatesOnlyIfItArrived() {
        MediaFile copy = world.file("copy1");
        world.ledger.media().register("late", World.SUBMISSION, copy.source(), "late", world.clock.instant());
        StateChange waiting = StateChange.to(MediaState.WAITING).with(MediaField.SHA256, "cafe");
        world.ledger.media().move("late", waiting.with(MediaField.OWNER, "long-ago"));
        WaitingFiles files = new WaitingFiles(
                world.ledger, new LocalSourceFiles(SourceRoots.EVERYWHERE), world.journal, disposal(), world.clock);

        assertThat(files.follow(world.ledger.media().find("late").orElseThrow()).state())
                .isEqualTo(MediaState.SUBMITTED);

        world.ledger.media().move("late", waiting.with(MediaField.OWNER, "long-ago"));
        world.ledger.media().claimContent("cafe", World.TARGET, "long-ago");
        world.ledger.media().contentArrived("cafe", "long-ago");
        assertThat(files.follow(world.ledger.media().find("late").orElseThrow()).state())
                .isEqualTo(MediaState.DUPLICATE);
    }

    private void failed() {
        String reason = "no frame could be decoded";
        world.ledger.conversions().fail(world.id("film"), reason);
        world.move("film", StateChange.to(MediaState.QUARANTINED).because(reason));
    }

    private SourceDisposal disposal() {
        return new SourceDisposal(world.ledger.media(), world.settings);
    }

    /** The copies in the order of their states, as either may be the next. */
    private String states() {
        return "film " + world.file("film").state().wireName() + ", copies "
                + Stream.of("copy1", "copy2")
                        .map(name -> world.file(name).state().wireName())
                        .sorted()
                        .collect(Collectors.joining(" and "));
    }

    /** A disk that is away. */
    private static final class Unreachable implements SourceFiles {

        @Override
        public Optional<State> stat(String source) throws IOException {
            throw new IOException("stale handle");
        }

        @Override
        public HeldFile hold(String source) throws IOException {
            throw new IOException("stale handle");
        }

        @Override
        public Page objects(String beginning, String after) {
            return new Page(List.of(), null);
        }

        @Override
        public void close() {}
    }
}
