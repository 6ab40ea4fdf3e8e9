package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.posix.OpenedFile;
import dev.lull.common.settings.SettingsLoader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowedRootsTest {

    @TempDir
    Path folder;

    @Test
    void aFileBelowARootIsHeldAndOneBesideItIsNot() throws Exception {
        Path root = Files.createDirectory(folder.resolve("media"));
        AllowedRoots roots = roots(List.of(root.toString()));

        assertThat(roots.hold(Files.createFile(root.resolve("a.jpg")))).isTrue();
        assertThat(roots.hold(Files.createFile(folder.resolve("media-2")))).isFalse();
    }

    @Test
    void aLinkThatLeadsOutIsNotHeld() throws Exception {
        Path root = Files.createDirectory(folder.resolve("media"));
        Path secret = Files.createFile(folder.resolve("secret"));

        assertThat(roots(List.of(root.toString())).hold(Files.createSymbolicLink(root.resolve("link"), secret)))
                .isFalse();
    }

    @Test
    void aFolderThatIsALinkByNowIsNotLookedInto() throws Exception {
        Path root = Files.createDirectory(folder.resolve("media"));
        Path swapped = Files.createSymbolicLink(root.resolve("trip"), folder);

        try (OpenedFile opened = OpenedFile.of(swapped)) {
            assertThatThrownBy(() -> roots(List.of(root.toString())).require(opened, swapped))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessage(swapped + ": it is outside the folders of intake.roots");
        }
    }

    @Test
    void aRootThatIsALinkHoldsWhatItLeadsTo() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        assertThat(roots(List.of(link.toString())).hold(Files.createFile(real.resolve("a.jpg"))))
                .isTrue();
    }

    @Test
    void aRootThatIsNotThereHoldsNothing() throws Exception {
        AllowedRoots roots = roots(List.of(folder.resolve("gone").toString()));

        assertThat(roots.hold(Files.createFile(folder.resolve("a.jpg")))).isFalse();
    }

    @Test
    void aFolderOnADiskAllowsNoObject() {
        assertThat(roots(List.of("/")).holdObject("s3://bucket/a.jpg")).isFalse();
    }

    @Test
    void aPrefixHoldsItsObjectsAndNoneThatOnlyBeginsLikeIt() {
        AllowedRoots roots = roots(List.of("s3://bucket/in/"));

        assertThat(roots.holdObject("s3://bucket/in/a.jpg")).isTrue();
        assertThat(roots.holdObject("s3://bucket/in")).isTrue();
        assertThat(roots.holdObject("s3://bucket/in-2/a.jpg")).isFalse();
        assertThat(roots.holdObject("s3://bucket-2/in/a.jpg")).isFalse();
    }

    @Test
    void aTargetInABucketIsPassedOverUpToItsFirstPlaceholder() {
        AllowedRoots roots = new AllowedRoots(List.of("s3://bucket"), List.of("s3://bucket/out/{date}"));

        assertThat(roots.excludeObject("s3://bucket/out/2026/a.jpg")).isTrue();
        assertThat(roots.excludeObject("s3://bucket/in/a.jpg")).isFalse();
    }

    @Test
    void aTargetFolderIsPassedOverBeforeItsFirstDate() {
        AllowedRoots roots = AllowedRoots.of(new SettingsLoader()
                .base(Map.of("target", folder.resolve("out") + "/{year}/{month}"))
                .load());

        assertThat(roots.exclude(folder.resolve("out"))).isTrue();
        assertThat(roots.exclude(folder)).isFalse();
    }

    @Test
    void theTargetTheStoreAndNamedFoldersArePassedOver() {
        AllowedRoots roots = AllowedRoots.of(new SettingsLoader()
                .base(Map.of(
                        "target", folder.resolve("out").toString(),
                        "store", folder.resolve("store").toString(),
                        "intake.exclude", folder.resolve("private").toString()))
                .load());

        assertThat(List.of("out", "store", "private")).allMatch(name -> roots.exclude(folder.resolve(name)));
        assertThat(roots.exclude(folder.resolve("in"))).isFalse();
    }

    private static AllowedRoots roots(List<String> roots) {
        return new AllowedRoots(roots, List.of());
    }
}
