package dev.lull.standalone.progress;

import static dev.lull.standalone.progress.SomeProgress.NINE;
import static dev.lull.standalone.progress.SomeProgress.running;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressRowsTest {

    private static final String FILM = "d".repeat(20) + "rr" + "s" + ".".repeat(36) + ".";

    private static SomeProgress busy() {
        return new SomeProgress()
                .count("deferred", 1)
                .count("converting", 2)
                .count("uploaded", 4753)
                .shut("CLOSED_UPLOADS_WAITING", "16", null)
                .shut("CLOSED_PAUSED", "by anna", NINE.plusSeconds(3600))
                .film(
                        "A long day at the sea with everybody 2019.mkv",
                        FILM,
                        34.6,
                        1.84,
                        190L,
                        running(20, 0.4),
                        running(21, 0.9))
                .film("clip.avi", "dr.", 40, null, 20L, running(1, null))
                .waiting("later.wmv");
    }

    @Test
    void wideTerminalsShowAllOfIt() {
        assertThat(drawn(busy(), 24, 120))
                .containsExactly(
                        "files      4,753 of 4,756 settled: 1 deferred, 2 converting, 4,753 uploaded",
                        "gate       closed: 16 uploads wait (since 08:50); paused by anna (since 08:50, until 10:00)",
                        "           waiting  in flight  done today  a minute",
                        "images          12          4       4,711       318",
                        "videos           0          1          37         0",
                        "converted        2          0           5         –",
                        "A long day at the s…everybody 2019.mkv  ████████████████████▃▇▚░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   34 %  1.8x  ~3 min",
                        "clip.avi                                █▁░                                                           40 %  ~20 s",
                        "later.wmv                               waits its turn");
    }

    @Test
    void whatDoesNotFitIntoEightyColumnsIsCutInTheNameAndTheStrip() {
        assertThat(drawn(busy(), 24, 80))
                .containsExactly(
                        "files      4,753 of 4,756 settled: 1 deferred, 2 converting, 4,753 uploaded",
                        "gate       closed: 16 uploads wait (since 08:50); paused by anna (since 08:50,",
                        "           until 10:00)",
                        "           waiting  in flight  done today  a minute",
                        "images          12          4       4,711       318",
                        "videos           0          1          37         0",
                        "converted        2          0           5         –",
                        "A long day …y 2019.mkv  ████████████▅▚░░░░░░░░░░░░░░░░░░░░░   34 %  1.8x  ~3 min",
                        "clip.avi                █▁░                                   40 %  ~20 s",
                        "later.wmv               waits its turn");
    }

    @Test
    void sixtyColumnsAreEnough() {
        assertThat(drawn(busy(), 24, 60))
                .containsExactly(
                        "files      4,753 of 4,756 settled: 1 deferred, 2 converting…",
                        "gate       closed: 16 uploads wait (since 08:50); paused by",
                        "           anna (since 08:50, until 10:00)",
                        "           waiting  in flight  done today  a minute",
                        "images          12          4       4,711       318",
                        "videos           0          1          37         0",
                        "converted        2          0           5         –",
                        "A long …19.mkv  ████████▃░░░░░░░░░░░░░░   34 %  1.8x  ~3 min",
                        "clip.avi        █▁░                       40 %  ~20 s",
                        "later.wmv       waits its turn");
    }

    @Test
    void soAreForty() {
        assertThat(drawn(busy(), 24, 40))
                .containsExactly(
                        "files      4,753 of 4,756 settled: 1 de…",
                        "gate       closed: 16 uploads wait",
                        "           (since 08:50); paused by anna",
                        "           (since 08:50, until 10:00)",
                        "           waiting  in flight    done",
                        "images          12          4   4,711",
                        "videos           0          1      37",
                        "converted        2          0       5",
                        "A long…9.mkv  ███▇▁░░░░░░   34 %  ~3 min",
                        "clip.avi      █▁░           40 %  ~20 s",
                        "later.wmv     waits its turn");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20, 39, 40, 59, 60, 80, 119, 300})
    void noRowIsWiderThanTheTerminal(int columns) {
        SomeProgress progress = busy().film("家族旅行🎞️の思い出e\u0301\u0301.mkv", "d.", 50, 12.3, 7200L);

        assertThat(ProgressRows.of(progress.view(), new Viewport(50, columns), ZoneOffset.UTC))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.width()).isLessThanOrEqualTo(columns));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 9, 23})
    void thereAreNoMoreRowsThanTheTerminalHas(int rows) {
        SomeProgress progress = new SomeProgress().count("deferred", 100);
        IntStream.range(0, 50).forEach(i -> progress.waiting("film" + i));

        List<String> drawn = drawn(progress, rows, 80);

        assertThat(drawn).hasSize(rows);
        assertThat(drawn.get(0)).startsWith("files");
    }

    @Test
    void ofMoreFilmsThanFitAsManyAsDoAreShownAndTheOthersCounted() {
        SomeProgress progress = new SomeProgress().count("deferred", 15);
        IntStream.range(0, 15).forEach(i -> progress.waiting("film" + i));

        assertThat(drawn(progress, 10, 80).subList(6, 10))
                .containsExactly(
                        "film0  waits its turn", "film1  waits its turn", "film2  waits its turn", "and 12 more");
    }

    @Test
    void whereThereIsRoomForLittleFilmsComeBeforeLanes() {
        SomeProgress progress =
                new SomeProgress().count("deferred", 2).waiting("a.mkv").waiting("b.mkv");

        assertThat(drawn(progress, 5, 80))
                .containsExactly(
                        "files      0 of 2 settled: 2 deferred",
                        "gate       open: no upload waits (since 08:59)",
                        "a.mkv  waits its turn",
                        "b.mkv  waits its turn");
    }

    @Test
    void untilAllIsStartedItSaysWhatIsNot() {
        ProgressView view = ProgressView.starting(NINE, List.of("ffmpeg", "Kafka"));

        assertThat(text(view, 24, 80)).containsExactly("starting ffmpeg, Kafka …");
    }

    @Test
    void beforeThereIsAnythingToCountNothingIsCounted() {
        assertThat(drawn(new SomeProgress().stillReading(), 24, 80).get(0)).isEqualTo("files      looking for files …");
        assertThat(drawn(new SomeProgress(), 24, 80).get(0)).isEqualTo("files      no files");
        assertThat(drawn(new SomeProgress().stillReading().count("queued", 3), 24, 80)
                        .get(0))
                .isEqualTo("files      0 of 3 settled so far: 3 queued");
    }

    @Test
    void whatIsNotKnownIsNotGuessed() {
        SomeProgress progress = new SomeProgress()
                .count("converting", 1)
                .workersUnknown()
                .film("film.mkv", "r.", 0, null, null, running(0, null));

        assertThat(drawn(progress, 24, 80).subList(2, 7))
                .containsExactly(
                        "           waiting  in flight  done today  a minute",
                        "images          12          –       4,711       318",
                        "videos           0          –          37         0",
                        "converted        2          –           5         –",
                        "film.mkv  ▁░    0 %");
    }

    @Test
    void quarantinedFilesGetAColumnOfTheirOwn() {
        assertThat(drawn(new SomeProgress().count("quarantined", 2).failed(2), 24, 80)
                        .subList(2, 5))
                .containsExactly(
                        "           waiting  in flight  done today  a minute  quarantined",
                        "images          12          4       4,711       318            0",
                        "videos           0          1          37         0            2");
    }

    @Test
    void aLedgerThatIsAwayIsNotTakenForAnEmptyOne() {
        assertThat(text(new SomeProgress().count("queued", 1).withoutLedger(), 24, 80))
                .containsExactly(
                        "files      0 of 1 settled: 1 queued",
                        "gate       open: no upload waits (since 08:59)",
                        "ledger     does not answer, retrying");
    }

    @Test
    void aFilmThatIsPutTogetherSaysSo() {
        assertThat(drawn(new SomeProgress().count("converting", 1).assembled("film.mkv", "ddd"), 24, 80))
                .contains("film.mkv  ███   99 %  assembling");
    }

    @Test
    void aBlockOfALongFilmIsFullOnlyOnceAllItsSegmentsAreDone() {
        String strip = "d".repeat(155) + "r" + ".".repeat(164);
        SomeProgress progress = new SomeProgress().count("converting", 1).film("film.mkv", strip, 48, null, null);

        assertThat(drawn(progress, 24, 48).get(6)).isEqualTo("film.mkv  ███████████████▁░░░░░░░░░░░░░░░   48 %");
    }

    @Test
    void aNameFromAHostileFileStaysInItsPlace() {
        SomeProgress progress =
                new SomeProgress().count("deferred", 1).waiting("\u001b[2J\u202egnp.mkv\u0007\nuploaded 1");

        assertThat(drawn(progress, 24, 80).get(6))
                .isEqualTo("\\u001b[2J\\u202egnp.mkv\\u0007\\nuploaded 1  waits its turn");
    }

    @Test
    void timesOfOtherDaysHaveTheirDay() {
        SomeProgress progress = new SomeProgress()
                .shut("CLOSED_PAUSED", "by anna", NINE.plusSeconds(86_400))
                .count("deferred", 1);

        assertThat(drawn(progress, 24, 80).get(1))
                .isEqualTo("gate       closed: paused by anna (since 08:50, until 2026-11-23 09:00)");
    }

    @Test
    void linesForALogAreWholeAndEachSpeaksForItself() {
        assertThat(text(busy().failed(1).view(), Viewport.NONE.rows(), Viewport.NONE.columns()))
                .containsExactly(
                        "files      4,753 of 4,756 settled: 1 deferred, 2 converting, 4,753 uploaded",
                        "gate       closed: 16 uploads wait (since 08:50); paused by anna (since 08:50, until 10:00)",
                        "images     12 waiting, 4 in flight, 4,711 done today",
                        "videos     0 waiting, 1 in flight, 37 done today, 1 quarantined today",
                        "converted  2 waiting, 0 in flight, 5 done today",
                        "A long day at the sea with everybody 2019.mkv  ███████████▅▚░░░░░░░░░░░░░░░░░░░  34 %  1.8x  ~3 min",
                        "clip.avi  █▁░  40 %  ~20 s",
                        "later.wmv  waits its turn");
    }

    @Test
    void coloursAddNothingToTheText() {
        List<TextRow> rows = ProgressRows.of(busy().view(), new Viewport(24, 80), ZoneOffset.UTC);

        assertThat(rows).extracting(TextRow::coloured).anyMatch(row -> row.contains("\u001b[32m█\u001b[0m"));
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.coloured().replaceAll("\u001b\\[\\d+m", ""))
                        .isEqualTo(row.plain()));
    }

    private static List<String> drawn(SomeProgress progress, int rows, int columns) {
        return text(progress.view(), rows, columns);
    }

    private static List<String> text(ProgressView view, int rows, int columns) {
        return ProgressRows.of(view, new Viewport(rows, columns), ZoneOffset.UTC).stream()
                .map(TextRow::plain)
                .toList();
    }
}
