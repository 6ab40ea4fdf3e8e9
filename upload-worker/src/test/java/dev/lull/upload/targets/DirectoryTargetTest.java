package dev.lull.upload.targets;

import static dev.lull.upload.targets.RecordedOutcomes.receiptFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
