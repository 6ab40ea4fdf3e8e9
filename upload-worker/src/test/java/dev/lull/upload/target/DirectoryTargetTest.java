package dev.lull.upload.target;

import static dev.lull.upload.target.RecordedOutcomes.receiptFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTargetTest {

    @TempDir
    Path outside;

    Path root;
    Originals originals;
    UploadTarget target;

    @BeforeEach
    void aTarget() throws IOException {
        root = Files.createDirectory(outside.resolve("target"));
        originals = new Originals(Files.createDirectory(outside.resolve("originals")));
        target = new DirectoryTarget(root);
    }

    @Test
    void oneBadFileOfAnAlbumDoesNotKeepTheOthersFromArriving() throws Exception {
        Upload first = originals.upload("first.jpg", "1");
        Upload gone = originals.upload("gone.jpg", "2");
        Files.delete(gone.file());
        Upload last = originals.upload("last.jpg", "3");

        RecordedOutcomes outcomes = RecordedOutcomes.of(target, first, gone, last);

        assertThat(outcomes.arrived.keySet()).containsExactly(first, last);
        assertThat(outcomes.failed.keySet()).containsExactly(gone);
        assertThat(TargetTree.of(root)).isEqualTo(Map.of("first.jpg", "1", "last.jpg", "3"));
    }

    @Test
    void theReceiptNamesThePlaceAndTheTimeOfTheOriginalIsKept() throws Exception {
        Receipt receipt = receiptFor(target, originals.upload("summer/beach.jpg", "sea"));

        assertThat(receipt)
                .isEqualTo(new Receipt(root.resolve("summer/beach.jpg").toString(), false));
        assertThat(Files.getLastModifiedTime(root.resolve("summer/beach.jpg")).toInstant())
                .isEqualTo(Originals.TAKEN_IN_2019);
    }

    @Test
    void aFileLargerThanTheBufferAndAnEmptyOneArriveByteForByte() throws Exception {
        byte[] large = new byte[3_500_001];
        new Random(7).nextBytes(large);

        receiptFor(target, originals.upload("large.mp4", large));
        receiptFor(target, originals.upload("empty.gif", ""));

        assertThat(root.resolve("large.mp4")).hasBinaryContent(large);
        assertThat(root.resolve("empty.gif")).isEmptyFile();
    }

    @Test
    void theSameFileAgainIsFoundAndNotBroughtTwice() throws Exception {
        Upload upload = originals.upload("a.jpg", "same");
        receiptFor(target, upload);

        Receipt again = receiptFor(target, upload);

        assertThat(again).isEqualTo(new Receipt(root.resolve("a.jpg").toString(), true));
        assertThat(TargetTree.of(root)).isEqualTo(Map.of("a.jpg", "same"));
    }

    @Test
    void otherContentUnderATakenNameGetsANumberAndNothingIsReplaced() throws Exception {
        Files.writeString(root.resolve("a.jpg"), "somebody's");
        Files.createDirectory(root.resolve("a (2).jpg"));
        Upload third = originals.upload("a.jpg", "third");
        Upload fourth = originals.upload("a.jpg", "fourth one");

        assertThat(receiptFor(target, third).location()).endsWith("/a (3).jpg");
        assertThat(receiptFor(target, fourth).location()).endsWith("/a (4).jpg");
        assertThat(receiptFor(target, third))
                .isEqualTo(new Receipt(root.resolve("a (3).jpg").toString(), true));
        assertThat(root.resolve("a.jpg")).hasContent("somebody's");
    }

    @Test
    void contentOfTheSameLengthIsStillOtherContent() throws Exception {
        receiptFor(target, originals.upload("a.jpg", "one"));

        assertThat(receiptFor(target, originals.upload("a.jpg", "two")).location())
                .endsWith("/a (2).jpg");
        assertThat(TargetTree.of(root)).isEqualTo(Map.of("a.jpg", "one", "a (2).jpg", "two"));
    }

    @Test
    void aFileWhereAFolderShouldBeMakesWayWithoutBeingTouched() throws Exception {
        Files.writeString(root.resolve("2019"), "a file");

        receiptFor(target, originals.upload("2019/a.jpg", "a"));
        receiptFor(target, originals.upload("2019/b.jpg", "b"));

        assertThat(TargetTree.of(root))
                .isEqualTo(Map.of("2019", "a file", "2019 (2)/a.jpg", "a", "2019 (2)/b.jpg", "b"));
    }

    @Test
    void aLinkUnderTheNameIsNotTakenForTheFile() throws Exception {
        Upload upload = originals.upload("a.jpg", "content");
        Files.createSymbolicLink(root.resolve("a.jpg"), upload.file());
        Files.createSymbolicLink(root.resolve("a (2).jpg"), Path.of("nowhere"));

        assertThat(receiptFor(target, upload).location()).endsWith("/a (3).jpg");
        assertThat(root.resolve("a.jpg")).isSymbolicLink();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../escape.jpg",
                "/etc/escape.jpg",
                "a/../../../escape.jpg",
                "..",
                ".",
                "",
                "///",
                "line\nbreak\u0000and\u001b[31mcolour.jpg",
                "half a surrogate \ud83d.jpg",
                "-rf --no-preserve-root.jpg",
                "  spaces, 'quotes' and \"more\" .jpg",
                "emoji 😀 and ünïcödé.jpg",
                ".lull-media-1/x.jpg",
                "no extension.",
                "CON",
            })
    void noNameEscapesTheTargetOrFails(String name) throws Exception {
        receiptFor(target, originals.upload(name, "content"));

        assertThat(TargetTree.of(root)).hasSize(1).containsValue("content");
        assertThat(TargetTree.of(outside)).hasSize(2);
    }

    @Test
    void aNameTooLongForTheFileSystemIsShortenedAndKeepsItsExtension() throws Exception {
        String folders = "very long folder name ".repeat(20) + "/" + "deeper and deeper and deeper/".repeat(100);
        String name = folders + "日".repeat(300) + ".jpeg";

        receiptFor(target, originals.upload(name, "one"));
        Receipt second = receiptFor(target, originals.upload(name, "two"));

        assertThat(second.location()).endsWith("日 (2).jpeg");
        assertThat(TargetTree.of(root)).hasSize(2).containsValues("one", "two");
    }
}
