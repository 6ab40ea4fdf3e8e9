package dev.lull.common.original;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.Checksum;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.testing.Steps;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SourceDisposalTest {

    private static final Loss PGS = new Loss("subtitles (hdmv_pgs_subtitle, eng)", "MP4 cannot hold bitmap subtitles");
    private static final Loss COVER = new Loss("cover picture", "its format is not known");

    @TempDir
    Path folder;

    private final TickingClock clock = new TickingClock();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(30), new Steps());

    @BeforeEach
    void open() {
        ledger.submissions().open("s", List.of(folder.toString()), "/target", clock.instant());
    }

    @Test
    void theOriginalOfARemuxThatLostNothingGoes() throws Exception {
        converted("film.mkv", ConversionKind.REMUX);

        release("film.mkv", Map.of());

        assertThat(original("film.mkv")).isEqualTo("deleted");
        assertThat(source("film.mkv")).doesNotExist();
    }

    @Test
    void theOriginalOfARemuxThatLostSomethingStays() throws Exception {
        converted("film.mkv", ConversionKind.REMUX, PGS);
        converted("two.mkv", ConversionKind.REMUX, PGS, COVER);

        release("film.mkv", Map.of());
        release("two.mkv", Map.of());

        assertThat(original("film.mkv")).isEqualTo("kept: 1 thing left out");
        assertThat(original("two.mkv")).isEqualTo("kept: 2 things left out");
        assertThat(source("film.mkv")).exists();
    }

    @ParameterizedTest
    @CsvSource({"AUDIO, sound encoded", "VIDEO, picture encoded", "FULL, picture and sound encoded"})
    void theOriginalOfAnEncodedFilmStaysThoughNothingWasLeftOut(ConversionKind plan, String words) throws Exception {
        converted("film.mkv", plan);

        release("film.mkv", Map.of());

        assertThat(original("film.mkv")).isEqualTo("kept: " + words);
        assertThat(source("film.mkv")).exists();
    }

    @Test
    void whatWasEditedInPlaceStaysThoughItsSizeAndTimeAreTheSame() throws Exception {
        converted("film.mkv", ConversionKind.REMUX);
        FileTime before = Files.getLastModifiedTime(source("film.mkv"));
        byte[] edited = Files.readAllBytes(source("film.mkv"));
        edited[0]++;
        Files.setLastModifiedTime(Files.write(source("film.mkv"), edited), before);

        release("film.mkv", Map.of());

        assertThat(original("film.mkv")).isEqualTo("kept: it changed after it was read");
        assertThat(source("film.mkv")).hasBinaryContent(edited);
    }

    @Test
    void everyReasonToKeepAnOriginalIsTold() throws Exception {
        converted("film.mkv", ConversionKind.AUDIO, PGS, COVER);

        release("film.mkv", Map.of());

        assertThat(original("film.mkv")).isEqualTo("kept: sound encoded, 2 things left out");
    }

    @Test
    void anOriginalIsNotMovedAsideEitherWhenItsConvertedFileLostSomething() throws Exception {
        converted("film.mkv", ConversionKind.REMUX, PGS);
        Path aside = folder.resolve("done");

        release("film.mkv", Map.of("upload.after", "move", "upload.moved-to", aside.toString()));

        assertThat(source("film.mkv")).exists();
        assertThat(aside).doesNotExist();
    }

    @Test
    void anOriginalWhoseConvertedFileHasNoLossListStays() throws Exception {
        registered("film.mkv");
        move("film.mkv", StateChange.to(MediaState.DEFERRED));
        move("film.mkv", StateChange.to(MediaState.CONVERTING));
        move("film.mkv", StateChange.to(MediaState.CONVERTED).with(MediaField.CONVERTED_AT, clock.instant()));
        move("film.mkv", StateChange.to(MediaState.UPLOADED));

        release("film.mkv", Map.of());

        assertThat(original("film.mkv")).isEqualTo("kept: what its converted file left out is not known");
    }

    @Test
    void aDuplicateStaysWhereItsOwnersOriginalStays() throws Exception {
        converted("film.mkv", ConversionKind.REMUX, PGS);
        registered("copy.mkv");
        move("copy.mkv", StateChange.to(MediaState.DUPLICATE).with(MediaField.OWNER, "film.mkv"));
        ledger.media().addDuplicate("film.mkv", "copy.mkv");

        release("film.mkv", Map.of());

        assertThat(original("copy.mkv")).isEqualTo("kept: 1 thing left out");
        assertThat(source("copy.mkv")).exists();
    }

    @Test
    void onRequestLossyOriginalsGoLikeAllOthers() throws Exception {
        converted("film.mkv", ConversionKind.FULL, PGS);

        release("film.mkv", Map.of("upload.after-lossy", "follow"));

        assertThat(original("film.mkv")).isEqualTo("deleted");
        assertThat(source("film.mkv")).doesNotExist();
    }

    @Test
    void theOriginalOfAFileThatWasUploadedAsItIsGoes() throws Exception {
        registered("a.jpg");
        move("a.jpg", StateChange.to(MediaState.QUEUED));
        move("a.jpg", StateChange.to(MediaState.UPLOADED));

        release("a.jpg", Map.of());

        assertThat(original("a.jpg")).isEqualTo("deleted");
    }

    @Test
    void anOriginalStaysUntilItsSidecarArrivedAndThenGoes() throws Exception {
        registered("a.jpg");
        ledger.media().addDuplicate("a.jpg", "a.xmp");
        uploaded("a.jpg");
        release("a.jpg", Map.of());
        assertThat(original("a.jpg")).as("before it is known").isNull();

        registered("a.xmp");
        release("a.jpg", Map.of());
        assertThat(original("a.jpg")).as("before it is read").isNull();

        move("a.xmp", StateChange.to(MediaState.QUEUED).with(MediaField.SIDECAR_OF, "a.jpg"));
        release("a.jpg", Map.of());
        assertThat(original("a.jpg")).as("while it waits").isNull();

        move("a.xmp", StateChange.to(MediaState.UPLOADED));
        release("a.xmp", Map.of());
        assertThat(original("a.jpg")).isEqualTo("deleted");
        assertThat(original("a.xmp")).isEqualTo("deleted");
    }

    @ParameterizedTest
    @EnumSource(names = {"QUARANTINED", "CANCELLED", "SKIPPED"})
    void anOriginalWhoseSidecarDidNotArriveStays(MediaState end) throws Exception {
        registered("a.jpg");
        uploaded("a.jpg");
        sidecar("a.xmp", "a.jpg", end);

        release("a.xmp", Map.of());

        assertThat(original("a.jpg")).isEqualTo("kept: its sidecar a.xmp did not arrive");
        assertThat(source("a.jpg")).exists();
        assertThat(source("a.xmp")).exists();
    }

    @Test
    void aCopyWhoseOwnSidecarDidNotArriveStaysThoughItsOwnersOriginalGoes() throws Exception {
        registered("a.jpg");
        registered("b.jpg");
        ledger.media().addDuplicate("a.jpg", "b.jpg");
        uploaded("a.jpg");
        move("b.jpg", StateChange.to(MediaState.DUPLICATE).with(MediaField.OWNER, "a.jpg"));
        sidecar("b.xmp", "b.jpg", MediaState.QUARANTINED);

        release("b.xmp", Map.of());

        assertThat(original("a.jpg")).isEqualTo("deleted");
        assertThat(original("b.jpg")).isEqualTo("kept: its sidecar b.xmp did not arrive");
    }

    @Test
    void onRequestOriginalsGoBeforeTheirSidecars() throws Exception {
        registered("a.jpg");
        uploaded("a.jpg");
        ledger.media().addDuplicate("a.jpg", "a.xmp");

        release("a.jpg", Map.of("upload.after-lossy", "follow"));

        assertThat(original("a.jpg")).isEqualTo("deleted");
    }

    @Test
    void whatFollowsAnotherOwnerByNowStaysWithThatOne() throws Exception {
        registered("a.jpg");
        registered("b.jpg");
        ledger.media().addDuplicate("a.jpg", "b.jpg");
        uploaded("a.jpg");
        move("b.jpg", StateChange.to(MediaState.DUPLICATE).with(MediaField.OWNER, "c.jpg"));

        release("a.jpg", Map.of());

        assertThat(original("a.jpg")).isEqualTo("deleted");
        assertThat(original("b.jpg")).isNull();
        assertThat(source("b.jpg")).exists();
    }

    private void uploaded(String name) {
        move(name, StateChange.to(MediaState.QUEUED));
        move(name, StateChange.to(MediaState.UPLOADED));
    }

    private void sidecar(String name, String of, MediaState end) throws IOException {
        registered(name);
        ledger.media().addDuplicate(of, name);
        move(name, StateChange.to(end).with(MediaField.SIDECAR_OF, of));
    }

    private void release(String id, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("target", "/target", "upload.after", "delete"));
        settings.putAll(more);
        new SourceDisposal(ledger.media(), new SettingsLoader().base(settings).load()).release(id);
    }

    private void converted(String name, ConversionKind plan, Loss... lost) throws IOException {
        registered(name);
        move(name, StateChange.to(MediaState.DEFERRED));
        move(name, StateChange.to(MediaState.CONVERTING));
        move(
                name,
                StateChange.to(MediaState.CONVERTED)
                        .with(MediaField.CONVERTED_AT, clock.instant())
                        .with(MediaField.PLAN, plan.wireName())
                        .losing(List.of(lost))
                        .with(MediaField.KEPT, "1 audio track kept"));
        move(name, StateChange.to(MediaState.UPLOADED));
    }

    private void registered(String name) throws IOException {
        Path source = Files.writeString(folder.resolve(name), "content");
        ledger.media().register(name, "s", source.toString(), name, clock.instant());
    }

    private void move(String id, StateChange change) {
        ledger.media()
                .move(
                        id,
                        change.with(MediaField.SIZE, "content".length())
                                .with(MediaField.SHA256, Checksum.of("content")));
    }

    private Path source(String name) {
        return folder.resolve(name);
    }

    private String original(String id) {
        return ledger.media().find(id).orElseThrow().original();
    }
}
