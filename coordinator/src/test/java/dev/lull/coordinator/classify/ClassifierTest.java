package dev.lull.coordinator.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.probe.TargetProfile;
import dev.lull.coordinator.testing.SmallMedia;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {

    private static final byte[] UNKNOWN_BYTES = {0, 1, 2, 3, (byte) 0xfe, 5, 0, 0, 9};

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"a.raf, image/x-raw-fuji", "a.ARW, image/x-raw-sony", "a.dng, image/x-raw-adobe", "a.tga, image/x-tga"})
    void aRawPhotoIsAnImageByItsNameWhateverFfprobeFindsInIt(String name, String type) throws Exception {
        Classifier findsFilms = new Classifier(film -> SmallMedia.probe(film()), TargetProfile.WEB);

        Classification decision = classify(findsFilms, unknown(), name);

        assertThat(decision).isEqualTo(Classification.imageByName(type));
        assertThat(decision.state()).isEqualTo(MediaState.QUEUED);
        assertThat(decision.kind()).isEqualTo(MediaKind.IMAGE);
        assertThat(decision.reason()).contains("by its name");
    }

    @ParameterizedTest
    @CsvSource({"a.NEF, image/x-raw-nikon", "a.tif, image/tiff", "a.dng, image/x-raw-adobe"})
    void aRawPhotoThatBeginsAsATiffKeepsItsOwnType(String name, String type) throws Exception {
        Path tiff = Files.write(directory.resolve("file"), new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0});

        assertThat(classify(new Classifier(SmallMedia::probe, TargetProfile.WEB), tiff, name))
                .isEqualTo(Classification.queued(MediaKind.IMAGE, type));
    }

    @Test
    void aFormatThatIsNotOpenedIsCalledSo() throws Exception {
        assertThat(classify(refusedBecause(MediaProbe.NOT_OPENED), unknown(), "a.xyz"))
                .isEqualTo(Classification.skipped("application/octet-stream", "a format that is not opened here"));
    }

    @Test
    void anImageWhoseFirstBytesAreDestroyedIsUnknownDataAlthoughFfprobeKnowsItsName() throws Exception {
        assertThat(classify(refusedBecause(MediaProbe.NOT_OPENED), unknown(), "a.jpg")
                        .reason())
                .isEqualTo("unknown data is not a picture or a video");
    }

    @Test
    void unknownBytesAreCalledUnknownData() throws Exception {
        assertThat(classify(refusedBecause("Invalid data found when processing input"), unknown(), "a.mp4"))
                .isEqualTo(
                        Classification.skipped("application/octet-stream", "unknown data is not a picture or a video"));
    }

    @Test
    void aContainerThatCannotBeOpenedSaysWhy() throws Exception {
        Path ogg = Files.write(directory.resolve("file"), "OggS\0\2".getBytes(StandardCharsets.US_ASCII));

        assertThat(classify(refusedBecause("End of file"), ogg, "a.ogv").reason())
                .isEqualTo("application/ogg that cannot be opened: End of file");
    }

    private static Classifier refusedBecause(String reason) {
        return new Classifier(
                file -> {
                    throw new Failure.Permanent(reason);
                },
                TargetProfile.WEB);
    }

    private static Classification classify(Classifier classifier, Path file, String name)
            throws Failure, InterruptedException {
        return classifier.classify(file, name, classifier.sniff(file));
    }

    private Path unknown() throws IOException {
        return Files.write(directory.resolve("file"), UNKNOWN_BYTES);
    }

    private Path film() {
        try {
            return new SmallMedia(directory).compatible("film");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
