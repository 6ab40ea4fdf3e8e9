package dev.lull.upload.targets;

import static dev.lull.upload.targets.RecordedOutcomes.receiptFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.CaptureTime;
import dev.lull.common.media.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryTargetTest extends NamedTargetContract {

    @TempDir
    Path outside;

    private Path root() {
        return outside.resolve("target");
    }

    @Override
    UploadTarget worker() throws IOException {
        return new DirectoryTarget(Files.createDirectories(root()));
    }

    @Override
    UploadTarget unreachable() {
        return new DirectoryTarget(outside.resolve("not mounted"));
    }

    /** What lies beside the target would be seen too, by its absolute name. */
    @Override
    Map<String, String> atTarget() throws IOException {
        return TargetTree.checksums(outside, root());
    }

    @Test
    void theReceiptNamesThePlaceAndTheTimeOfTheOriginalIsKept() throws Exception {
        Receipt receipt = receiptFor(target, sources.upload("summer/beach.jpg", "sea"));

        assertThat(receipt)
                .isEqualTo(new Receipt(root().resolve("summer/beach.jpg").toString(), false));
        assertThat(Files.getLastModifiedTime(root().resolve("summer/beach.jpg")).toInstant())
                .isEqualTo(SampleSources.TAKEN_IN_2019);
    }

    @ParameterizedTest
    @CsvSource({
        "rw-------, rw-------",
        "r--------, rw-------",
        "---------, rw-------",
        "rw-r-----, rw-r-----",
        "rwxr-x---, rw-r-----",
        "rw----r--, rw----r--",
    })
    void aFileIsOnlyForThoseWhoMayReadItsOriginal(String original, String arrived) throws Exception {
        receiptFor(target, sources.upload("a.jpg", "a").permitted(PosixFilePermissions.fromString(original)));

        assertThat(mode(root().resolve("a.jpg"))).isEqualTo(arrived);
    }

    @Test
    void aFileForAllOrOfABucketIsAsAnyNewOne() throws Exception {
        String usual = mode(Files.createFile(outside.resolve("usual")));

        receiptFor(target, sources.upload("a.jpg", "a").permitted(PosixFilePermissions.fromString("rwxrwxrwx")));
        receiptFor(target, sources.upload("b.jpg", "b").permitted(null));

        assertThat(mode(root().resolve("a.jpg"))).isEqualTo(usual);
        assertThat(mode(root().resolve("b.jpg"))).isEqualTo(usual);
    }

    @Test
    void nobodyElseMayReadAFileOnItsWayEither() throws Exception {
        List<String> modes = new ArrayList<>();
        AtomicCreate looking = (part, name) -> modes.add(mode(part));
        try (UploadTarget to = new DirectoryTarget(root(), "", Parts.named(looking))) {
            receiptFor(to, sources.upload("a.jpg", "a").permitted(PosixFilePermissions.fromString("rw-------")));
        }

        assertThat(modes).containsExactly("rw-------");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aFolderSortsFilesByTheLocalDayOfTheirCaptureAndOtherwiseByTheirLastChange() throws Exception {
        try (UploadTarget byDate = new DirectoryTarget(root(), "{year}/{month}/{day}")) {
            Upload taken = sources.upload("trip/a.jpg", "a").captured(CaptureTime.parse("2018-01-01T00:30:00+02:00"));
            Upload unknown = sources.upload("b.jpg", "b");

            assertThat(receiptFor(byDate, taken).location()).isEqualTo(root() + "/2018/01/01/trip/a.jpg");
            receiptFor(byDate, unknown);
            assertThat(receiptFor(byDate, taken).alreadyThere()).isTrue();
        }

        assertThat(TargetTree.of(root())).isEqualTo(Map.of("2018/01/01/trip/a.jpg", "a", "2019/07/21/b.jpg", "b"));
    }

    @Test
    void aMissingTargetFolderIsNotMadeForTheSakeOfADate() throws Exception {
        try (UploadTarget byDate = new DirectoryTarget(outside.resolve("not mounted"), "{year}")) {
            assertThat(RecordedOutcomes.failureOf(byDate, sources.upload("a.jpg", "a")))
                    .isInstanceOf(Failure.TargetUnavailable.class);
        }
        assertThat(outside.resolve("not mounted")).doesNotExist();
    }

    @Test
    void aMissingTargetFolderMayBeMissingOnThisMachineOnlyUntilItIsThere() throws Exception {
        Path mount = outside.resolve("mount");
        try (UploadTarget late = new DirectoryTarget(mount)) {
            assertThatThrownBy(late::check)
                    .isInstanceOfSatisfying(
                            Failure.TargetUnavailable.class,
                            away -> assertThat(away.local()).isTrue());

            Files.createDirectory(mount);

            assertThatCode(late::check).doesNotThrowAnyException();
        }
        assertThat(mount).isEmptyDirectory();
    }

    @Test
    void whatIsThereAlreadyIsLeftAloneBeItAFileOrAFolder() throws Exception {
        Files.writeString(root().resolve("a.jpg"), "somebody's");
        Files.createDirectory(root().resolve("a (2).jpg"));
        Upload third = sources.upload("a.jpg", "third");
        Upload fourth = sources.upload("a.jpg", "fourth one");

        assertThat(receiptFor(target, third).location()).endsWith("/a (3).jpg");
        assertThat(receiptFor(target, fourth).location()).endsWith("/a (4).jpg");
        assertThat(receiptFor(target, third))
                .isEqualTo(new Receipt(root().resolve("a (3).jpg").toString(), true));
        assertThat(root().resolve("a.jpg")).hasContent("somebody's");
    }

    @Test
    void aFileWhereAFolderShouldBeMakesWayWithoutBeingTouched() throws Exception {
        Files.writeString(root().resolve("2019"), "a file");

        receiptFor(target, sources.upload("2019/a.jpg", "a"));
        receiptFor(target, sources.upload("2019/b.jpg", "b"));

        assertThat(TargetTree.of(root()))
                .isEqualTo(Map.of("2019", "a file", "2019 (2)/a.jpg", "a", "2019 (2)/b.jpg", "b"));
    }

    @Test
    void aLinkUnderTheNameIsNotTakenForTheFile() throws Exception {
        Upload upload = sources.upload("a.jpg", "content");
        Files.createSymbolicLink(root().resolve("a.jpg"), upload.file());
        Files.createSymbolicLink(root().resolve("a (2).jpg"), Path.of("nowhere"));

        assertThat(receiptFor(target, upload).location()).endsWith("/a (3).jpg");
        assertThat(root().resolve("a.jpg")).isSymbolicLink();
    }

    @Test
    void aNameTooLongForTheFileSystemIsShortenedAndKeepsItsExtension() throws Exception {
        String name = "日".repeat(300) + ".jpeg";

        receiptFor(target, sources.upload(name, "one"));

        assertThat(receiptFor(target, sources.upload(name, "two")).location()).endsWith("日 (2).jpeg");
    }
}
