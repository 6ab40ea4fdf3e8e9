package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceRoots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Originals that are replaced by a link between two looks of the coordinator. */
class SwappedSourceTest extends TakingIn {

    private Path root;
    private Path secret;

    @BeforeEach
    void twoFolders() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        secret = media.jpeg("secret/passport.jpg");
    }

    @Test
    void whatALinkLeadsToOutsideTheRootsIsNotRead() throws Exception {
        media.jpeg("root/a.jpg");
        sources = new Swapping(0);

        assertRefused(takeIn(root));
    }

    @Test
    void norIsItClassifiedWhenItIsPutThereAfterTheContentWasRead() throws Exception {
        media.jpeg("root/a.jpg");
        sources = new Swapping(1);

        assertRefused(takeIn(root));
    }

    private void assertRefused(Submission submission) {
        MediaFile file = byName(submission).get("a.jpg");
        assertThat(file.state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(file.reason()).isEqualTo("refused: it is outside the folders of intake.roots");
        assertThat(file.size()).isNotEqualTo(secret.toFile().length());
    }

    /** Puts the link in place of each original just before it is looked at for the so-many-th time. */
    private final class Swapping extends WrappedSources {

        private int looksBefore;

        Swapping(int looksBefore) {
            super(new LocalSourceFiles(new SourceRoots(List.of(root.toString()))));
            this.looksBefore = looksBefore;
        }

        @Override
        public HeldFile hold(String source) throws IOException, InterruptedException {
            if (looksBefore-- == 0) {
                Files.delete(Path.of(source));
                Files.createSymbolicLink(Path.of(source), secret);
            }
            return super.hold(source);
        }
    }
}
