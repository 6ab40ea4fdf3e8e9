package dev.lull.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1, 3, holiday – images 1/3",
        "1, 0, holiday – images 1",
        "4, 3, holiday – images 4",
        "0, 3, holiday – a.jpg",
    })
    void anAlbumSaysItsNumberAndHowManyThereAreOnceThatIsKnown(int album, int albums, String caption) {
        assertThat(Captions.caption(album, albums, List.of("/media/holiday/"), MediaKind.IMAGE, "day 1/a.jpg"))
                .isEqualTo(caption);
    }

    @Test
    void aVideoSaysItsName() {
        MediaKind film = MediaKind.VIDEO;
        String name = "clips/film.mp4";

        assertThat(Captions.caption(0, 3, List.of("/media/holiday"), film, name))
                .isEqualTo("holiday – film.mp4");
        assertThat(Captions.caption(0, 0, List.of("/media/film.mp4"), film, name))
                .isEqualTo("film.mp4");
        assertThat(Captions.caption(0, 0, List.of(), film, name)).isEqualTo("film.mp4");
    }

    @Test
    void severalPathsAreCounted() {
        assertThat(Captions.caption(2, 2, List.of("/a/summer", "/a/winter", "/b"), MediaKind.IMAGE, "x.png"))
                .isEqualTo("summer and 2 more – images 2/2");
    }

    @Test
    void aTaskSaysWhatItsSubmissionIsCalledAndHowManyAlbumsItHas() throws Exception {
        try (TwinUploads uploads = new TwinUploads(folder)) {
            MediaFile file = uploads.file(uploads.queued(MediaKind.IMAGE, "a.jpg", "one"));
            UploadTask task = uploads.task(UploadPriority.IMAGES, file.id());

            assertThat(captions(task, uploads).of(file, "a.jpg")).isEqualTo("holiday – images 1/2");
        }
    }

    @Test
    void aSubmissionThatHasExpiredLeavesTheNameOfTheFile() throws Exception {
        try (TwinUploads uploads = new TwinUploads(folder)) {
            MediaFile file = uploads.file(uploads.queued(MediaKind.VIDEO, "trip/film.mp4", "film"));
            UploadTask task = new UploadTask(UploadPriority.VIDEOS, "expired", List.of(file.id()), 1);

            assertThat(captions(task, uploads).of(file, "trip/film.mp4")).isEqualTo("film.mp4");
        }
    }

    @Test
    void allFilesOfATaskAreCaptionedFromOneReadingOfTheirSubmission() throws Exception {
        try (TwinUploads uploads = new TwinUploads(folder)) {
            MediaFile file = uploads.file(uploads.queued(MediaKind.IMAGE, "a.jpg", "one"));
            Captions captions = captions(uploads.task(UploadPriority.IMAGES, file.id()), uploads);
            captions.of(file, "a.jpg");
            uploads.ledger.submissions().albums(TwinUploads.SUBMISSION, 7);

            assertThat(captions.of(file, "b.jpg")).isEqualTo("holiday – images 1/2");
        }
    }

    private static Captions captions(UploadTask task, TwinUploads uploads) {
        return new Captions(task, uploads.ledger.submissions());
    }
}
