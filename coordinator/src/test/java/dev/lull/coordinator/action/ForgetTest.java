package dev.lull.coordinator.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Checksum;
import dev.lull.common.media.MediaState;
import dev.lull.common.store.Still;
import dev.lull.common.store.Stills;
import dev.lull.coordinator.testing.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForgetTest {

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void world() {
        world = new World(folder);
    }

    private Forget forget() {
        return new Forget(world.ledger, world.store, file -> {});
    }

    @ParameterizedTest
    @EnumSource(names = {"UPLOADED", "DUPLICATE", "SKIPPED", "QUARANTINED", "CANCELLED"})
    void whatIsSettledIsForgottenWithItsContent(MediaState state) throws Exception {
        world.in(state, "f");
        String id = world.id("f");

        assertThat(forget().apply(world.file("f"))).isTrue();

        assertThat(world.ledger.media().find(id)).isEmpty();
        assertThat(world.owner(World.sha256("f"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMITTED", "WAITING", "QUEUED", "DEFERRED", "CONVERTING", "CONVERTED"})
    void whatIsUnderWayIsRefused(MediaState state) {
        world.in(state, "f");

        assertThatThrownBy(() -> forget().apply(world.file("f")))
                .isInstanceOf(ActionRefused.class)
                .hasMessage("f is " + state.wireName() + ": cancel it, or wait until it is settled");
    }

    @Test
    void noPictureIsLeftOfWhatIsForgotten() throws Exception {
        world.in(MediaState.UPLOADED, "f");
        String id = world.id("f");
        Stills stills = new Stills(world.store, id, "plan");
        Path jpeg = Files.writeString(folder.resolve("still.jpg"), "two frames");
        stills.put(Still.of(0, Checksum.of("f"), 0.98, Duration.ZERO), jpeg);

        forget().apply(world.file("f"));

        assertThat(stills.all()).isEmpty();
    }

    @Test
    void aFileOfASubmissionThatIsUnderWayIsRefused() {
        world.in(MediaState.QUEUED, "other").in(MediaState.UPLOADED, "f");

        assertThatThrownBy(() -> forget().apply(world.file("f"))).isInstanceOf(ActionRefused.class);
        assertThat(world.file("f").state()).isEqualTo(MediaState.UPLOADED);
    }

    @Test
    void aSettledSubmissionIsForgottenWithItsFiles() {
        world.registered("a").registered("b");
        world.in(MediaState.SKIPPED, "a").in(MediaState.CANCELLED, "b");

        assertThat(new BulkAction(world.ledger).apply(forget(), World.SUBMISSION))
                .isEqualTo(2);

        assertThat(world.ledger.submissions().find(World.SUBMISSION)).isEmpty();
        assertThat(world.ledger.media().find(world.id("a"))).isEmpty();
    }

    @Test
    void aSubmissionThatIsUnderWayIsLeft() {
        world.in(MediaState.QUEUED, "a").in(MediaState.UPLOADED, "b");

        assertThat(new BulkAction(world.ledger).apply(forget(), World.SUBMISSION))
                .isZero();
        assertThat(world.ledger.submissions().find(World.SUBMISSION)).isPresent();
    }
}
