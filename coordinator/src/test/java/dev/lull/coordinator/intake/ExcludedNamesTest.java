package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcludedNamesTest extends TakingIn {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@eaDir",
                "#recycle",
                "$RECYCLE.BIN",
                ".Trash-1000",
                ".Trashes",
                ".thumbnails",
                ".DS_Store",
                "._IMG_1.jpg",
                "thumbs.db",
                "desktop.ini",
                "film.mp4.part",
                "photo.JPG.CRDOWNLOAD",
                "lost+found",
                "System Volume Information"
            })
    void whatSystemsLeaveBetweenPhotosIsLeftOut(String name) {
        assertThat(AllowedRoots.of(settings).excludedBy(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMG_1.jpg", "a.b.mp4", "party.jpg", "@home.jpg", "#1.jpg", "trash.jpg", "part", "recycle"})
    void aPhotoIsNot(String name) {
        assertThat(AllowedRoots.of(settings).excludedBy(name)).isEmpty();
    }

    @Test
    void patternsAreTakenAsTheyAreButForTheirWildcards() {
        ExcludedNames names = new ExcludedNames(List.of("a?c", "*.l.v", "[x]"));

        assertThat(List.of("abc", "ABC", "film.l.v", "two\nlines.l.v", "[x]"))
                .allMatch(name -> names.match(name).isPresent());
        assertThat(List.of("abbc", "ac", "film.lxv", "x"))
                .allMatch(name -> names.match(name).isEmpty());
    }

    @Test
    void otherPatternsTakeThePlaceOfTheDefaultAndNoneLeavesNothingOut() {
        assertThat(AllowedRoots.of(set("*.lrv")).excludedBy("GOPR1.LRV")).contains("*.lrv");
        assertThat(AllowedRoots.of(set("*.lrv")).excludedBy(".hidden")).isEmpty();
        assertThat(AllowedRoots.of(set("none")).excludedBy(".hidden")).isEmpty();
    }

    @Test
    void whatIsLeftOutIsCountedAndListedWithThePatternAndAFolderIsOneLine() throws Exception {
        media.jpeg("IMG_1.jpg");
        media.jpeg("._IMG_1.jpg");
        for (int i = 0; i < 50; i++) {
            media.jpeg("@eaDir/IMG_" + i + ".jpg/SYNOPHOTO_THUMB_M.jpg");
        }

        var submission = takeIn(folder);

        assertThat(files(submission))
                .extracting(MediaFile::name, MediaFile::state, MediaFile::reason)
                .containsExactlyInAnyOrder(
                        tuple("IMG_1.jpg", MediaState.QUEUED, null),
                        tuple(
                                "._IMG_1.jpg",
                                MediaState.SKIPPED,
                                "left out: its name matches .* in intake.exclude-names"),
                        tuple(
                                "@eaDir",
                                MediaState.SKIPPED,
                                "left out: its name matches @eaDir in intake.exclude-names"));
        assertThat(submission.counts()).containsEntry(MediaState.SKIPPED, 2L);
    }

    @Test
    void whatIsSubmittedByItsOwnPathIsTaken() throws Exception {
        media.jpeg(".private/.hidden.jpg");
        media.jpeg(".private/a.jpg");

        assertThat(byName(takeIn(folder.resolve(".private"))).get("a.jpg").state())
                .isEqualTo(MediaState.QUEUED);
        assertThat(byName(takeIn(folder.resolve(".private/.hidden.jpg")))
                        .get(".hidden.jpg")
                        .state())
                .isEqualTo(MediaState.QUEUED);
    }

    private static Settings set(String patterns) {
        return new SettingsLoader()
                .base(Map.of("intake.exclude-names", patterns))
                .load();
    }
}
