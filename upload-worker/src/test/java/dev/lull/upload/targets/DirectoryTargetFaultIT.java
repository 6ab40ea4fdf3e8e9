package dev.lull.upload.targets;

import static dev.lull.upload.targets.RecordedOutcomes.failureOf;
import static dev.lull.upload.targets.RecordedOutcomes.receiptFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lull.common.media.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTargetFaultIT {

    @TempDir
    Path outside;

    Path root;
    SampleSources sources;
    UploadTarget target;

    @BeforeEach
    void aTarget() throws IOException {
        root = Files.createDirectory(outside.resolve("target"));
        sources = new SampleSources(Files.createDirectory(outside.resolve("originals")));
        target = new DirectoryTarget(root);
    }

    @AfterEach
    void everythingCanBeRemoved() throws IOException {
        if (Files.exists(root)) {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aMissingTargetFolderIsTheTargetsFaultAndIsNotMade() throws Exception {
        Files.delete(root);

        assertThat(failureOf(target, sources.upload("a.jpg", "a")))
                .isInstanceOf(Failure.TargetUnavailable.class)
                .hasMessage("the target folder " + root + " is missing: make it, or mount its disk");
        assertThat(root).doesNotExist();
    }

    @Test
    void aTargetNobodyMayWriteToIsTheTargetsFault() throws Exception {
        // not even root may make a folder here
        Path kernelsOwn = Path.of("/sys");
        assumeThat(kernelsOwn).isDirectory();

        assertThat(failureOf(new DirectoryTarget(kernelsOwn), sources.upload("a.jpg", "a")))
                .isInstanceOf(Failure.TargetUnavailable.class)
                .hasMessageStartingWith("cannot write to the target folder /sys: ")
                .hasMessageMatching(".*([Pp]ermi|Read-only).*");
    }

    @Test
    void aTargetWithoutWritePermissionIsTheTargetsFault() throws Exception {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(root)).as("root may write anywhere").isFalse();

        assertThat(failureOf(target, sources.upload("a.jpg", "a")))
                .isInstanceOf(Failure.TargetUnavailable.class)
                .hasMessage("cannot write to the target folder " + root + ": permission denied");
    }

    @Test
    void aSourceWithoutReadPermissionIsNotTriedAgain() throws Exception {
        Upload upload = sources.upload("a.jpg", "a");
        Files.setPosixFilePermissions(upload.file(), PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(upload.file())).as("root may read anything").isFalse();

        assertThat(failureOf(target, upload))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("the file cannot be read: permission denied");
    }

    @Test
    void aSourceOnAFailingDiskIsTriedAgain() throws Exception {
        // opens well and then fails to read, as a bad sector does
        Path failing = Path.of("/proc/self/mem");
        assumeThat(failing).exists();
        Upload upload =
                new Upload("media-9", "a.jpg", failing, 0, "0".repeat(64), "image/jpeg", SampleSources.TAKEN_IN_2019);

        assertThat(failureOf(target, upload))
                .isInstanceOf(Failure.Transient.class)
                .hasMessage("the file cannot be read: Input/output error");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void whenTheDiskTakesNoMoreNothingIsLeftAndALaterTrySucceeds() throws Exception {
        Upload upload = sources.upload("a.mp4", "x".repeat(3_000_000));

        // a process of its own, as its limit on file sizes would hit the test's own logs
        String told = UploadInAFullDisk.run(upload, root, 1_000_000);

        assertThat(told).isEqualTo("Transient: cannot write to the target folder " + root + ": File too large");
        assertThat(root).isEmptyDirectory();
        assertThat(receiptFor(target, upload).alreadyThere()).isFalse();
        assertThat(root.resolve("a.mp4")).hasSize(3_000_000);
    }
}
