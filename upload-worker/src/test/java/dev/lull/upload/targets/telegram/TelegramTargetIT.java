package dev.lull.upload.targets.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.Failure;
import dev.lull.upload.targets.Receipt;
import dev.lull.upload.targets.Upload;
import dev.lull.upload.testing.PostedItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TelegramTargetIT extends InAChat {

    @Test
    void tenPhotosAreOneAlbumInTheirOrderByteForByte() throws Exception {
        Upload[] photos = photos(10);
        photos[0] = photos[0].captioned("holiday – images 1/3");

        Outcomes outcomes = send(photos);

        assertThat(telegram.calls()).containsExactly("sendmediagroup");
        assertThat(telegram.posted())
                .extracting(PostedItem::sha256)
                .containsExactlyElementsOf(
                        Arrays.stream(photos).map(Upload::sha256).toList());
        assertThat(telegram.posted())
                .extracting(PostedItem::album)
                .doesNotContain("")
                .containsOnly("album-78");
        assertThat(telegram.posted())
                .allMatch(item -> item.kind().equals("photo") && item.chat().equals("@holiday"));
        assertThat(telegram.posted()).extracting(PostedItem::caption).startsWith("holiday – images 1/3", "");
        assertThat(outcomes.failed).isEmpty();
        assertThat(outcomes.arrived.values()).extracting(Receipt::location).startsWith("telegram:@holiday/1001");
        assertThat(outcomes.sending).hasSize(1);
    }

    @Test
    void onePhotoIsNoAlbum() throws Exception {
        Outcomes outcomes = send(photo("beach.jpg").captioned("<b>5 < 6</b> & _more_"));

        assertThat(telegram.calls()).containsExactly("sendphoto");
        assertThat(telegram.posted()).singleElement().satisfies(item -> {
            assertThat(item.caption()).isEqualTo("<b>5 < 6</b> & _more_");
            assertThat(item.fileName()).isEqualTo("beach.jpg");
        });
        assertThat(telegram.lastFields()).doesNotContainKey("parse_mode");
        assertThat(outcomes.arrived).containsKey("beach.jpg");
    }

    @Test
    void anAnimationGoesByItselfAndNotInTheAlbum() throws Exception {
        Path gif = media.make("dance.gif", "-f", "lavfi", "-i", "testsrc2=size=64x48:rate=5:duration=1");
        Upload[] photos = photos(2);

        Outcomes outcomes = send(photos[0], upload(gif, "image/gif"), photos[1]);

        assertThat(telegram.calls()).containsExactlyInAnyOrder("sendmediagroup", "sendanimation");
        assertThat(outcomes.arrived).hasSize(3);
    }

    @Test
    void aVideoTellsHowItPlaysAndHasAThumbnail() throws Exception {
        Path film = media.h264Mp4("film.mp4", 3);

        send(upload(film, "video/mp4"));

        assertThat(telegram.posted()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo("video");
            assertThat(item.width()).isEqualTo(160);
            assertThat(item.height()).isEqualTo(120);
            assertThat(item.duration()).isEqualTo(3);
            assertThat(item.streaming()).isTrue();
            assertThat(item.thumbnail()).isBetween(500L, 200_000L);
        });
    }

    @Test
    void aVideoInAnAlbumKeepsItsThumbnailToo() throws Exception {
        Path film = media.h264Mp4("film.mp4", 0.4);

        send(upload(film, "video/mp4"), photo("a.jpg"));

        assertThat(telegram.calls()).containsExactly("sendmediagroup");
        assertThat(telegram.posted()).first().satisfies(item -> {
            assertThat(item.streaming()).isTrue();
            assertThat(item.thumbnail()).isPositive();
        });
    }

    @Test
    void whatIsNeitherPhotoNorVideoGoesAsItIs() throws Exception {
        Path drawing = Files.writeString(folder.resolve("plan.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");

        send(upload(drawing, "image/svg+xml"));

        assertThat(telegram.posted()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo("document");
            assertThat(item.fileName()).isEqualTo("plan.svg");
        });
    }

    @Test
    void aFilmBeyondTheLimitIsRefusedWithBothSizesAndWhatToDo() throws Exception {
        Path film = Files.write(folder.resolve("film.mp4"), new byte[61_150]);
        target.close();
        target = target("telegram.max-upload=50KB");

        Outcomes outcomes = send(upload(film, "video/mp4"));

        assertThat(outcomes.failed.get("film.mp4"))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("film.mp4 is 0.1 MB; a Bot API server takes 0.1 MB:"
                        + " run a local one and set telegram.max-upload, or use another target");
        assertThat(telegram.calls()).isEmpty();
    }

    @Test
    void aFileThatChangedSinceItWasSubmittedIsNotSent() throws Exception {
        Upload photo = photo("a.jpg");
        Files.write(photo.file(), new byte[(int) photo.size()]);

        assertThat(send(photo).failed.get("a.jpg"))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessageStartingWith("changed since it was submitted");
        assertThat(telegram.calls()).isEmpty();
    }

    @Test
    void anOverlongCaptionIsCutBetweenCharacters() throws Exception {
        send(photo("a.jpg").captioned("x" + "😀".repeat(600)));

        assertThat(telegram.posted())
                .singleElement()
                .satisfies(item -> assertThat(item.caption()).hasSize(1024).endsWith("😀…"));
    }

    @Test
    void noCopyIsLeftBehind() throws IOException, InterruptedException {
        Path png = media.make("large.png", "-f", "lavfi", "-i", "color=size=9000x2000", "-frames:v", "1");

        send(upload(png, "image/png"), upload(media.h264Mp4("film.mp4", 1), "video/mp4"));

        assertThat(telegram.posted()).hasSize(2);
        try (Stream<Path> left = Files.walk(copies)) {
            assertThat(left.filter(Files::isRegularFile))
                    .extracting(Path::getFileName)
                    .containsExactly(Path.of("lock"));
        }
        target.close();
        assertThat(copies).isEmptyDirectory();
    }
}
