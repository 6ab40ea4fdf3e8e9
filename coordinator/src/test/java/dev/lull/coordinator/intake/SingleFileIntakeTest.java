package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.Topic;
import dev.lull.coordinator.testing.SmallMedia;
import dev.lull.coordinator.testing.World;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleFileIntakeTest {

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void forgotten() {
        world = new World(folder).in(MediaState.SUBMITTED, "f");
    }

    @Test
    void aPictureIsPublished() {
        take();

        assertThat(world.told()).containsExactly("media.upload.images f");
    }

    @Test
    void anIncompatibleVideoIsPublishedWithItsConversionOpened() throws Exception {
        new SmallMedia(folder).incompatible("f");

        take();

        assertThat(world.told()).containsExactly("convert f");
        assertThat(world.conversion("f").status()).isEqualTo(ConversionStatus.PENDING);
    }

    /** Its record may be what a crash lost. */
    @Test
    void takenAgainItIsToldOfAgainAndMovedOnce() {
        take();
        take();

        assertThat(world.queue.published(Topic.UPLOAD_IMAGES)).hasSize(2);
        assertThat(world.queue.events()).hasSize(1);
    }

    @Test
    void aFolderInPlaceOfTheFileHasItsFilesTakenInstead() throws Exception {
        Files.delete(folder.resolve("f"));
        new SmallMedia(folder).jpeg("f/inner.jpg");

        take();

        assertThat(world.file("f").reason()).isEqualTo("a folder; its files were taken in by themselves");
        assertThat(world.told()).containsExactly("media.upload.images inner.jpg");
    }

    @Test
    void aSubmissionThatThisFileWasTheLastOfIsSettled() throws Exception {
        Files.delete(folder.resolve("f"));

        take();

        assertThat(world.ledger
                        .submissions()
                        .find(World.SUBMISSION)
                        .orElseThrow()
                        .settled())
                .isNotNull();
    }

    @Test
    void whatIsHandedOverAfterTheStopIsLeftForTheNextStart() {
        world.secondIntake.stopIntake();

        take();

        assertThat(world.file("f").state()).isEqualTo(MediaState.SUBMITTED);
    }

    private void take() {
        world.secondIntake.take(world.file("f"));
    }
}
