package dev.lull.standalone.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.ops.Json;
import dev.lull.common.testing.Steps;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {

    private static final Loss PGS = new Loss("subtitles (hdmv_pgs_subtitle, eng)", "MP4 cannot hold bitmap subtitles");
    private static final String KEPT = "new container, 2 audio tracks and chapters kept";

    @TempDir
    Path folder;

    private final TickingClock clock = new TickingClock();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(30), new Steps());

    @BeforeEach
    void open() {
        ledger.submissions().open("s", List.of("/in"), "/target", clock.instant());
    }

    @Test
    void onlyARemuxThatLostNothingHasTheSameStreams() {
        converted("film.mkv", ConversionKind.REMUX, KEPT);

        assertThat(summary()).contains("film.mkv                      new container, same streams\n");
    }

    @Test
    void whatWasKeptAndWhatWasLeftOutIsTold() {
        converted("film.mkv", ConversionKind.REMUX, KEPT, PGS);

        assertThat(summary())
                .contains(KEPT + "; left out: subtitles (hdmv_pgs_subtitle, eng)\n")
                .doesNotContain("same streams");
    }

    @Test
    void howAlikeAnEncodedPictureIsIsToldAndNotRoundedUp() {
        moves("film.mkv");
        end(
                "film.mkv",
                converted(ConversionKind.VIDEO)
                        .losing(List.of())
                        .with(MediaField.KEPT, "picture encoded")
                        .with(MediaField.SSIM, 0.98179));

        assertThat(summary()).contains("picture encoded (SSIM ≥ 0.981)");
    }

    @Test
    void anEncodedFilmNeverHasTheSameStreams() {
        converted("film.mkv", ConversionKind.VIDEO, "picture encoded, 1 audio track kept");

        assertThat(summary()).contains("picture encoded, 1 audio track kept\n").doesNotContain("same streams");
    }

    @Test
    void aRemuxWithoutALossListIsNotSaidToHaveTheSameStreams() {
        moves("film.mkv");
        end("film.mkv", converted(ConversionKind.REMUX));

        assertThat(summary()).contains("film.mkv                      new container\n");
    }

    @Test
    void aLongLossListIsCounted() {
        Loss[] lost = IntStream.range(0, 9)
                .mapToObj(each -> new Loss("font " + each, "MP4 cannot hold attachments"))
                .toArray(Loss[]::new);
        converted("film.mkv", ConversionKind.REMUX, KEPT, lost);

        assertThat(summary()).contains("; left out: font 0, font 1, font 2, font 3 and 5 more\n");
    }

    @Test
    void whatAFileSaysOfItselfDoesNotSteerTheTerminal() {
        converted("film.mkv", ConversionKind.REMUX, "kept \u202e", new Loss("font \u202e", "why"));

        assertThat(summary()).contains("kept \\u202e; left out: font \\u202e").doesNotContain("\u202e");
    }

    @Test
    void sparedOriginalsAreListedWithTheReason() {
        converted("film.mkv", ConversionKind.REMUX, KEPT, PGS);
        converted("gone.mkv", ConversionKind.REMUX, KEPT);
        ledger.media().noteOriginal("film.mkv", "kept: 1 thing left out");
        ledger.media().noteOriginal("gone.mkv", "deleted");

        assertThat(summary()).contains("original kept of 1 file\n  film.mkv                      1 thing left out\n");
    }

    @Test
    void theReportListsWhatWasLostAndWhatBecameOfTheOriginal() throws Exception {
        converted("film.mkv", ConversionKind.REMUX, KEPT, PGS);
        ledger.media().noteOriginal("film.mkv", "kept: 1 thing left out");
        Path report = folder.resolve("report.json");

        ReportFile.write(outcome(), report);

        JsonNode file = Json.read(Files.readString(report)).path("media").get(0);
        assertThat(file.path("lost").toString())
                .isEqualTo("[{\"what\":\"subtitles (hdmv_pgs_subtitle, eng)\","
                        + "\"why\":\"MP4 cannot hold bitmap subtitles\"}]");
        assertThat(file.path("kept").asText()).isEqualTo(KEPT);
        assertThat(file.path("original").asText()).isEqualTo("kept: 1 thing left out");
    }

    private void converted(String name, ConversionKind plan, String kept, Loss... lost) {
        moves(name);
        end(name, converted(plan).losing(List.of(lost)).with(MediaField.KEPT, kept));
    }

    private StateChange converted(ConversionKind plan) {
        return StateChange.to(MediaState.CONVERTED)
                .with(MediaField.CONVERTED_AT, clock.instant())
                .with(MediaField.PLAN, plan.wireName());
    }

    private void moves(String name) {
        ledger.media().register(name, "s", "/in/" + name, name, clock.instant());
        ledger.media().move(name, StateChange.to(MediaState.DEFERRED));
        ledger.media().move(name, StateChange.to(MediaState.CONVERTING));
    }

    private void end(String name, StateChange converted) {
        ledger.media().move(name, converted);
        ledger.media().move(name, StateChange.to(MediaState.UPLOADED));
    }

    private Outcome outcome() {
        return new Outcome(ledger.submissions().find("s").orElseThrow(), ledger);
    }

    private String summary() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Summary.print(outcome(), "/target", Duration.ofSeconds(1), new PrintStream(bytes, true, UTF_8));
        return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }
}
