package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person reads in {@code redis-cli HGETALL}. */
class PageIT extends LedgerOnRedis {

    private static final String A_TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    @Test
    void aCheckpointReadsLikeAPage() {
        conversions().open("c", "/in/c.mkv");
        Map<String, String> pending = page("lull:conversion:c");
        assertThat(pending.remove("last_updated")).matches(A_TIME);
        assertThat(pending)
                .isEqualTo(Map.of("file_path", "/in/c.mkv", "status", "pending", "progress", "0", "retry_count", "0"));

        conversions()
                .plan(
                        "c",
                        new ConversionPlan(
                                ConversionKind.FULL,
                                List.of(Unit.segment(0), Unit.segment(1), Unit.segment(2), Unit.AUDIO),
                                List.of(0L, 250L, 500L),
                                "crf=23",
                                "f1",
                                "hevc is not h264",
                                "results/c",
                                new ConversionPlan.Content(
                                        "1 audio track kept",
                                        List.of(new Loss("subtitles (eng)", "no room")),
                                        7241.32)));
        conversions().completeUnit(claim(Unit.segment(0)), new UnitState.Done(4711, "cafe", 0.98213));
        conversions().checkpoint(claim(Unit.segment(1)), Duration.ofMinutes(1), 0.82);
        conversions().failUnit(claim(Unit.AUDIO), "ffmpeg stalled");

        Map<String, String> page = page("lull:conversion:c");
        assertThat(page.remove("started_at")).matches(A_TIME);
        assertThat(page.remove("last_updated")).matches(A_TIME);
        assertThat(page.remove("segment:0001")).matches("running box-1 3 " + A_TIME);
        assertThat(page)
                .isEqualTo(Map.ofEntries(
                        Map.entry("file_path", "/in/c.mkv"),
                        Map.entry("output_path", "results/c"),
                        Map.entry("status", "in_progress"),
                        Map.entry("progress", "45.5"),
                        Map.entry("retry_count", "1"),
                        Map.entry("error", "ffmpeg stalled"),
                        Map.entry("plan", "full"),
                        Map.entry("cuts", "0 250 500"),
                        Map.entry("units", "4"),
                        Map.entry("units_done", "1"),
                        Map.entry("segments", "3"),
                        Map.entry("encoding", "crf=23"),
                        Map.entry("fingerprint", "f1"),
                        Map.entry("reason", "hevc is not h264"),
                        Map.entry("kept", "1 audio track kept"),
                        Map.entry("lost", "[{\"what\":\"subtitles (eng)\",\"why\":\"no room\"}]"),
                        Map.entry("duration", "7241.32"),
                        Map.entry("token", "4"),
                        Map.entry("segment:0000", "done 4711 cafe 0.982"),
                        Map.entry("segment:0002", "pending"),
                        Map.entry("audio", "pending"),
                        Map.entry("assemble", "pending")));
    }

    @Test
    void aFileReadsLikeAPage() {
        submitted("a");
        media().move(
                        "a",
                        StateChange.to(MediaState.SKIPPED)
                                .with(MediaField.KIND, "other")
                                .because("a text"));

        Map<String, String> page = page("lull:media:a");
        assertThat(page.remove("since")).matches(A_TIME);
        assertThat(page)
                .isEqualTo(Map.of(
                        "submission", "s",
                        "source", "/in/a.mkv",
                        "name", "a.mkv",
                        "kind", "other",
                        "state", "skipped",
                        "reason", "a text",
                        "moves", "1",
                        "submitted_at", "2026-11-22T09:00:00Z"));
    }

    @Test
    void aSubmissionReadsLikeAPage() {
        submitted("a", "b");
        media().move("a", StateChange.to(MediaState.SKIPPED));
        media().move("b", StateChange.to(MediaState.DUPLICATE));
        submissions().dispatched("s", TEN);
        submissions().settleIfDone("s", TEN.plusSeconds(1));

        assertThat(page("lull:submission:s"))
                .isEqualTo(Map.ofEntries(
                        Map.entry("paths", "1"),
                        Map.entry("path:0", "/in"),
                        Map.entry("target", "/out"),
                        Map.entry("started", "2026-11-22T09:00:00Z"),
                        Map.entry("dispatched", "2026-11-22T10:00:00Z"),
                        Map.entry("settled", "2026-11-22T10:00:01Z"),
                        Map.entry("files", "2"),
                        Map.entry("count:skipped", "1"),
                        Map.entry("count:duplicate", "1"),
                        Map.entry("media:a", "skipped 1"),
                        Map.entry("media:b", "duplicate 1")));
    }

    @Test
    void aSubmissionThatIsTakenInReadsLikeAPageUntilItIsDispatched() {
        submitted();
        submissions().holdIntake("s", "box-1", Duration.ofSeconds(10));
        Map<String, String> page = page("lull:submission:s");
        assertThat(page).containsEntry("intake_by", "box-1");
        assertThat(page.get("intake_until")).matches(A_TIME);

        submissions().dispatched("s", TEN);

        assertThat(page("lull:submission:s")).doesNotContainKeys("intake_by", "intake_until");
    }

    @Test
    void aFileThatIsSentReadsLikeAPage() {
        submitted("a");
        media().move("a", StateChange.to(MediaState.QUEUED));
        sends().begin("a", 0, "box-1", Duration.ofSeconds(30));

        Map<String, String> page = page("lull:media:a");
        assertThat(page).containsEntry("sends", "1").containsEntry("attempted_by", "box-1");
        assertThat(page.get("attempted_at")).matches(A_TIME);
        assertThat(page.get("send_open_until")).matches(A_TIME);
    }

    @Test
    void contentReadsAsItsOwnerAndItsTarget() {
        media().claimContent("cafe", "/out dir", "first");

        assertThat(redis("GET", "lull:seen:cafe")).isEqualTo("first /out dir");

        media().contentArrived("cafe", "first");

        assertThat(redis("GET", "lull:seen:cafe")).isEqualTo("first+ /out dir");
    }

    @Test
    void aPauseReadsLikeAPage() {
        budget().pause("telegram:@holiday", Duration.ofSeconds(34), "asked to by the server");

        Map<String, String> page = page("lull:budget:telegram:@holiday");
        assertThat(page.remove("paused_until")).matches(A_TIME);
        assertThat(page).isEqualTo(Map.of("reason", "asked to by the server"));
    }

    private Claim claim(Unit unit) {
        return ((ClaimResult.Granted) conversions().claim("c", unit, "box-1", Duration.ofMinutes(1))).claim();
    }
}
