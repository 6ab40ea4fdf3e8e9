package dev.lull.upload.targets.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Checksum;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.FfprobeMediaProbe;
import dev.lull.common.process.Ffmpeg;
import dev.lull.upload.targets.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is decided without ffmpeg: there is none. */
class PreparationTest {

    @TempDir
    Path folder;

    WorkFolder work;

    @BeforeEach
    void noCopies() {
        work = new WorkFolder(new WorkFolders(folder.resolve("copies")));
    }

    @ParameterizedTest
    @CsvSource({
        "image/gif, ANIMATION",
        "image/svg+xml, DOCUMENT",
        "video/webm, DOCUMENT",
        "application/octet-stream, DOCUMENT",
    })
    void whatNeedsNoLookIsSentAsItIs(String type, ItemKind kind) throws Exception {
        Upload upload = upload(type, "content");

        assertThat(item(upload)).isEqualTo(new Item(upload, kind, upload.file(), "a", type, null));
    }

    @Test
    void aFileThatGrewSinceItWasSubmittedIsNotSent() throws Exception {
        Upload upload = upload("image/gif", "content");
        Files.writeString(upload.file(), "more content");

        assertThatThrownBy(() -> item(upload))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("changed since it was submitted: it had 7 bytes and now has 12");
    }

    @Test
    void aFileWithOtherContentIsNotSent() throws Exception {
        Upload upload = upload("image/gif", "content");
        Files.writeString(upload.file(), "CONTENT");

        assertThatThrownBy(() -> item(upload))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("changed since it was submitted: its content is another one now");
    }

    @Test
    void aFileThatIsGoneIsNotTriedAgain() throws Exception {
        Upload upload = upload("image/gif", "content");
        Files.delete(upload.file());

        assertThatThrownBy(() -> item(upload)).isInstanceOf(Failure.Permanent.class);
    }

    @Test
    void aWorkerThatIsStoppedWhileReadingSaysNothingOfTheFile() throws Exception {
        Upload upload = upload("image/gif", "content");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> item(upload)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aFileBeyondTheLimitIsRefused() throws Exception {
        Upload upload = upload("image/gif", "content longer than the limit");

        assertThatThrownBy(() -> item(upload)).isInstanceOf(Failure.Permanent.class);
    }

    private Item item(Upload upload) throws Failure, InterruptedException {
        Ffmpeg none = new Ffmpeg(Path.of("none"), Path.of("none"), Map.of(), "0", "absent");
        ImageConverter converter = new ImageConverter(none);
        return new Preparation(
                        new Photos(converter), new Videos(new FfprobeMediaProbe(none), converter), new SizeLimit(20))
                .item(upload, work);
    }

    private Upload upload(String type, String content) throws IOException {
        Path file = Files.writeString(folder.resolve("a"), content);
        return new Upload("media", "a", file, content.length(), Checksum.of(content), type, Instant.EPOCH);
    }
}
