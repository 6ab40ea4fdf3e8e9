package dev.lull.common.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 51})
    void anUploadOfNoFileOrOfMoreThanAnAlbumHoldsIsRefused(int files) {
        List<String> media = Collections.nCopies(files, "m");

        assertThatThrownBy(() -> new UploadTask(UploadPriority.IMAGES, "s", media, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an upload carries 1 to 50 files, not " + files);
    }

    @Test
    void imagesAreKeyedByTheirSubmissionAndVideosByThemselves() {
        assertThat(new UploadTask(UploadPriority.IMAGES, "s", List.of("a", "b"), 1).key())
                .isEqualTo("s");
        assertThat(new UploadTask(UploadPriority.VIDEOS, "s", List.of("a"), 1).key())
                .isEqualTo("a");
        assertThat(new UploadTask(UploadPriority.CONVERTED, "s", List.of("a"), 1).key())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @EnumSource
    void anUploadGoesToTheTopicOfItsPriority(UploadPriority priority) {
        assertThat(new UploadTask(priority, "s", List.of("a"), 1).topic()).isEqualTo(priority.topic());
    }

    @Test
    void imagesAreServedBeforeVideosAndThoseBeforeConvertedFiles() {
        assertThat(UploadPriority.values())
                .extracting(priority -> priority.topic().topicName())
                .containsExactly("media.upload.images", "media.upload.videos", "media.upload.converted");
    }

    @Test
    void aConversionAndAllItsUnitsShareTheKeyOfTheirVideo() {
        assertThat(new ConvertTask("v", "s", ConvertPriority.NORMAL, 1).key()).isEqualTo("v");
        assertThat(new UnitTask("v", Unit.segment(3), false, 1).key()).isEqualTo("v");
    }
}
