package dev.lull.upload;

import static dev.lull.common.media.MediaKind.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.CaptureTime;
import dev.lull.common.media.Checksum;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.upload.targets.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadSourceTest {

    @TempDir
    Path folder;

    TwinUploads uploads;
    final HeldFiles held = new HeldFiles();

    @BeforeEach
    void open() throws IOException {
        uploads = new TwinUploads(folder);
    }

    @AfterEach
    void close() {
        held.close();
        uploads.close();
    }

    @Test
    void anImageIsUploadedFromItsOriginal() throws Exception {
        String id = uploads.queued(IMAGE, "trip/a.jpg", "one");

        Upload upload = of(id);

        assertThat(upload.file().toRealPath()).isEqualTo(uploads.original(id).toRealPath());
        assertThat(upload)
                .extracting(Upload::media, Upload::name, Upload::size, Upload::sha256)
                .containsExactly(id, "trip/a.jpg", 3L, Checksum.of("one"));
    }

    @Test
    void aFileWhoseTypeIsNotKnownIsAnyBytes() throws Exception {
        assertThat(of(uploads.queued(IMAGE, "a", "one")).contentType()).isEqualTo("application/octet-stream");
    }

    @Test
    void aConvertedFileIsUploadedFromTheStore() throws Exception {
        Upload upload = of(uploads.converted("trip/film.mkv", "original", "converted"));

        assertThat(upload.file()).hasContent("converted");
        assertThat(upload)
                .extracting(Upload::name, Upload::size, Upload::sha256, Upload::contentType)
                .containsExactly("trip/film.mp4", 9L, Checksum.of("converted"), "video/mp4");
    }

    @Test
    void aConvertedFileHasTheTimeOfItsOriginal() throws Exception {
        String id = uploads.converted("film.mkv", "original", "converted");

        assertThat(of(id).modified()).isEqualTo(uploads.file(id).modified());
    }

    @Test
    void whatIsUploadedIsForThoseWhoMayReadTheOriginal() throws Exception {
        String photo = uploads.queued(IMAGE, "a.jpg", "one");
        String film = uploads.converted("film.mkv", "original", "converted");
        Set<PosixFilePermission> narrow = PosixFilePermissions.fromString("rw-r-----");
        Files.setPosixFilePermissions(uploads.original(photo), narrow);
        Files.setPosixFilePermissions(uploads.original(film), narrow);

        assertThat(of(photo).permissions()).isEqualTo(narrow);
        assertThat(of(film).permissions()).isEqualTo(narrow);
    }

    @Test
    void aConvertedFileWhoseOriginalIsGoneIsForItsOwner() throws Exception {
        String film = uploads.converted("film.mkv", "original", "converted");
        Files.delete(uploads.original(film));

        assertThat(of(film).permissions()).isEmpty();
    }

    @Test
    void anOriginalInABucketHasNoPermissions() throws Exception {
        String id = uploads.ledger
                .media()
                .register("media", TwinUploads.SUBMISSION, "s3://camera/a.jpg", "a.jpg", uploads.clock.instant())
                .id();
        uploads.ledger
                .media()
                .move(
                        id,
                        StateChange.to(MediaState.QUEUED)
                                .with(MediaField.SHA256, "sum")
                                .with(MediaField.MODIFIED, Instant.EPOCH));

        assertThat(of(id, new InBucket()).permissions()).isNull();
    }

    @Test
    void anUploadHasTheCaptureTimeOfItsOriginal() throws Exception {
        CaptureTime taken = CaptureTime.parse("2019-07-22T00:30:00+02:00");
        String id = submitted("film.mkv");
        Files.writeString(folder.resolve("film.mkv"), "one");
        uploads.ledger
                .media()
                .move(
                        id,
                        StateChange.to(MediaState.QUEUED)
                                .with(MediaField.SHA256, "sum")
                                .with(MediaField.CAPTURED_AT, taken));

        assertThat(of(id).captured()).isEqualTo(taken);
        assertThat(of(uploads.converted("other.mkv", "original", "converted")).captured())
                .isNull();
    }

    @Test
    void aTimeTheLedgerDoesNotHaveIsReadFromTheOriginal() throws Exception {
        String id = submitted("a.jpg");
        Instant taken = Instant.parse("2019-07-21T10:15:30Z");
        Files.setLastModifiedTime(Files.writeString(folder.resolve("a.jpg"), "one"), FileTime.from(taken));
        uploads.ledger.media().move(id, StateChange.to(MediaState.QUEUED).with(MediaField.SHA256, "sum"));

        assertThat(of(id).modified()).isEqualTo(taken);
    }

    @Test
    void aFileThatIsGoneCannotBeUploaded() {
        String id = submitted("missing.jpg");
        uploads.ledger.media().move(id, StateChange.to(MediaState.QUEUED).with(MediaField.SHA256, "sum"));

        assertThatThrownBy(() -> of(id))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("the file is gone: moved or deleted after it was submitted");
    }

    @Test
    void aFileThatWasNeverReadCannotBeUploaded() {
        String id = submitted("a.jpg");
        uploads.ledger.media().move(id, StateChange.to(MediaState.QUEUED));

        assertThatThrownBy(() -> of(id))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("the ledger has no checksum of it");
    }

    @Test
    void aConvertedFileWithoutACheckpointCannotBeUploaded() {
        String id = submitted("film.mkv");
        convertedInTheLedger(id);

        assertThatThrownBy(() -> of(id))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("the checkpoint of its conversion is gone");
    }

    @Test
    void aConversionThatHasNoResultSaysWhereItStands() {
        String id = submitted("film.mkv");
        convertedInTheLedger(id);
        uploads.ledger.conversions().open(id, "film.mkv");

        assertThatThrownBy(() -> of(id))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("its conversion has no result: it is pending");
    }

    @Test
    void aResultThatIsGoneFromTheStoreIsNotTriedAgain() throws Exception {
        String id = uploads.converted("film.mkv", "original", "converted");
        uploads.store.delete(uploads.stored(id));

        assertThatThrownBy(() -> of(id))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("the converted file is gone from the store");
    }

    @Test
    void aSidecarIsSortedByTheDateOfItsFileAndKeepsItsOwnTime() throws Exception {
        Instant taken = Instant.parse("2019-07-01T10:00:00Z");
        String photo = uploads.queued(IMAGE, "a.jpg", "photo");
        uploads.ledger
                .media()
                .move(
                        photo,
                        StateChange.to(MediaState.UPLOADED)
                                .with(MediaField.MODIFIED, taken)
                                .with(MediaField.RESULT, "s3://media/2019/07/a (2).jpg"));

        Upload sidecar = of(uploads.sidecar(photo, "a.xmp", "stars"));

        assertThat(sidecar.name()).isEqualTo("a (2).xmp");
        assertThat(sidecar.dated()).isEqualTo(taken);
        assertThat(sidecar.modified()).isAfter(taken);
    }

    private Upload of(String id) throws Failure, InterruptedException {
        return of(id, new LocalSourceFiles(SourceRoots.EVERYWHERE));
    }

    private Upload of(String id, SourceFiles originals) throws Failure, InterruptedException {
        return new UploadSource(
                        uploads.ledger.conversions(),
                        uploads.store,
                        originals,
                        new SidecarOwner(uploads.ledger.media()))
                .of(uploads.file(id), held);
    }

    private String submitted(String name) {
        String source = folder.resolve(name).toString();
        return uploads.ledger
                .media()
                .register("media", TwinUploads.SUBMISSION, source, name, uploads.clock.instant())
                .id();
    }

    private void convertedInTheLedger(String id) {
        uploads.ledger.media().move(id, StateChange.to(MediaState.DEFERRED));
        uploads.ledger.media().move(id, StateChange.to(MediaState.CONVERTING));
        uploads.ledger.media().move(id, StateChange.to(MediaState.CONVERTED));
    }

    /** One object, of which there is a copy. */
    private final class InBucket implements SourceFiles {

        private final SourceFiles copies = new LocalSourceFiles(SourceRoots.EVERYWHERE);

        @Override
        public HeldFile hold(String source) throws IOException, InterruptedException {
            return copies.hold(Files.writeString(folder.resolve("copy"), "one").toString());
        }

        @Override
        public Optional<State> stat(String source) {
            return Optional.of(new State(3, Instant.EPOCH));
        }

        @Override
        public Page objects(String beginning, String after) {
            return new Page(List.of(), null);
        }

        @Override
        public void close() {
            copies.close();
        }
    }
}
