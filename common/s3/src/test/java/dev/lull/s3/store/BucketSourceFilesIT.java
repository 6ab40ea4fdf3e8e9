package dev.lull.s3.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.SourceFiles;
import dev.lull.embedded.testing.S3Server;
import dev.lull.s3.Bucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketSourceFilesIT {

    @TempDir
    static Path folder;

    private static S3Server server;

    @TempDir
    Path cache;

    private SourceFiles files;

    @BeforeAll
    static void aBucketThatSomebodyElseFilled() throws IOException {
        server = new S3Server(folder);
        server.makeBucket("photos");
        Path summer = Files.createDirectories(folder.resolve("objects/photos/2026/summer"));
        Files.writeString(summer.resolve("a beach.jpg"), "sand");
        Files.writeString(summer.resolve("ünï.jpg"), "more sand");
        Files.writeString(folder.resolve("objects/photos/2026/b.jpg"), "b");
        Files.writeString(folder.resolve("objects/photos/20261.jpg"), "of another name");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void files() {
        files = new BucketSourceFiles(name -> Bucket.open(server.settings(), name), cache, 1_000_000, Long.MAX_VALUE);
    }

    @AfterEach
    void close() {
        files.close();
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void anObjectIsReadThroughALocalCopy() throws Exception {
        try (HeldFile beach = files.hold("s3://photos/2026/summer/a beach.jpg")) {
            assertThat(beach.path()).hasContent("sand");
            assertThat(Files.getLastModifiedTime(beach.path()).toInstant())
                    .isEqualTo(files.stat("s3://photos/2026/summer/a beach.jpg")
                            .orElseThrow()
                            .changed());
        }
        assertThat(files.stat("s3://photos/2026/b.jpg"))
                .get()
                .extracting(SourceFiles.State::size)
                .isEqualTo(1L);
    }

    @Test
    void whatIsLargerThanAllCopiesMayBeIsRefusedBeforeItIsRead() throws Exception {
        try (SourceFiles small =
                new BucketSourceFiles(name -> Bucket.open(server.settings(), name), cache, 1_000_000, 4)) {
            small.hold("s3://photos/2026/summer/a beach.jpg").close();

            assertThatThrownBy(() -> small.holdForTask("s3://photos/2026/summer/ünï.jpg"))
                    .isInstanceOf(Failure.Permanent.class)
                    .hasMessageContaining("store.cache-limit");
        }
    }

    @Test
    void whatWasReplacedIsReadAnew() throws Exception {
        Path object = folder.resolve("objects/photos/replaced.jpg");
        Files.writeString(object, "before");
        files.hold("s3://photos/replaced.jpg").close();

        Files.writeString(object, "afterwards");

        try (HeldFile now = files.hold("s3://photos/replaced.jpg")) {
            assertThat(now.path()).hasContent("afterwards");
        }
        Files.delete(object);
    }

    @Test
    void aFolderIsEverythingWhoseNameBeginsLikeItAndASlash() throws Exception {
        assertThat(objects("s3://photos/2026/"))
                .containsExactly(
                        "s3://photos/2026/b.jpg",
                        "s3://photos/2026/summer/a beach.jpg",
                        "s3://photos/2026/summer/ünï.jpg");
        assertThat(objects("s3://photos/")).hasSize(4);
        assertThat(objects("s3://photos/202/")).isEmpty();
    }

    @Test
    void aLargeFolderIsListedPageByPageAndFromAnyObjectOn() throws Exception {
        Path large = Files.createDirectories(folder.resolve("objects/large/in"));
        server.makeBucket("large");
        for (int i = 0; i < 2500; i++) {
            Files.createFile(large.resolve("%04d é.jpg".formatted(i)));
        }

        assertThat(objects("s3://large/in/")).hasSize(2500).isSorted().doesNotHaveDuplicates();
        assertThat(files.objects("s3://large/in/", "").objects()).hasSizeLessThan(2500);
        assertThat(files.objects("s3://large/in/", "s3://large/in/2497 é.jpg"))
                .isEqualTo(new SourceFiles.Page(List.of("s3://large/in/2498 é.jpg", "s3://large/in/2499 é.jpg"), null));
    }

    private List<String> objects(String beginning) throws IOException {
        List<String> all = new ArrayList<>();
        String next = "";
        while (next != null) {
            SourceFiles.Page page = files.objects(beginning, next);
            all.addAll(page.objects());
            next = page.next();
        }
        return all;
    }

    @Test
    void aServerThatRefusesAnswersAndOneThatIsDownDoesNot() throws Exception {
        files.requireAvailable("s3://photos/2026/");
        files.requireAvailable("s3://no-such-bucket/");
        try (SourceFiles stranger = with("s3.secret-key=wrong")) {
            stranger.requireAvailable("s3://photos");
        }

        try (SourceFiles down = with("s3.endpoint=http://127.0.0.1:1")) {
            assertThatThrownBy(() -> down.requireAvailable("s3://photos"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("down");
        }
    }

    private SourceFiles with(String setting) {
        return new BucketSourceFiles(
                name -> Bucket.open(server.settings(setting), name), cache, 1_000_000, Long.MAX_VALUE);
    }

    @Test
    void whatIsGoneIsToldFromWhatCannotBeReached() throws Exception {
        assertThat(files.stat("s3://photos/gone.jpg")).isEmpty();
        assertThat(files.stat("s3://photos")).isEmpty();
        assertThatThrownBy(() -> files.hold("s3://photos/gone.jpg")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> files.objects("s3://no-such-bucket/", ""))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("no-such-bucket");
    }
}
