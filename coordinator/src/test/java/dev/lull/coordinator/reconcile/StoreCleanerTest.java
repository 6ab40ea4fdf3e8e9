package dev.lull.coordinator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoreCleanerTest extends Reconciling {

    @Test
    void filesOfConversionsThatEndedOrNobodyKnowsGoAndThoseOfOthersStay() throws Exception {
        planned("running", 2);
        converted("completed");
        planned("cancelled", 2);
        ledger.media().move("cancelled", StateChange.to(MediaState.CANCELLED));
        ledger.conversions().cancel("cancelled");
        planned("failed", 2);
        done("failed", Unit.segment(0));
        ledger.conversions().fail("failed", "cannot be decoded");
        ledger.media().move("failed", StateChange.to(MediaState.QUARANTINED));
        opened("just-failed");
        ledger.conversions().fail("just-failed", "cannot be decoded");
        for (String id : List.of("running", "completed", "cancelled", "failed", "unknown")) {
            old("conversions/" + id + "/segment-0000-0123456789abcdef.mp4");
        }
        fresh("conversions/just-failed/segment-0000-0123456789abcdef.mp4");
        fresh("conversions/unknown-but-young/segment-0000-working-3/made.mp4");

        sweep();

        assertThat(below("conversions")).containsExactly("just-failed", "running", "unknown-but-young");
        // tried again, it must not take for done what is gone
        assertThat(conversion("failed").units().get(Unit.segment(0))).isInstanceOf(UnitState.Pending.class);
    }

    @Test
    void aResultStaysUntilItsUploadIsAcknowledgedAndOneThatCannotBeUploadedForWhoeverTriesAgain() throws Exception {
        converted("to-be-told");
        converted("on-its-way");
        ledger.media().move("on-its-way", StateChange.to(MediaState.CONVERTED));
        converted("uploaded");
        ledger.media().move("uploaded", StateChange.to(MediaState.CONVERTED));
        ledger.media().move("uploaded", StateChange.to(MediaState.UPLOADED));
        converted("refused");
        ledger.media().move("refused", StateChange.to(MediaState.CONVERTED));
        ledger.media().move("refused", StateChange.to(MediaState.QUARANTINED));
        planned("half", 1);
        ledger.conversions().fail("half", "died after writing the result");
        ledger.media().move("half", StateChange.to(MediaState.QUARANTINED));
        for (String id : List.of("to-be-told", "on-its-way", "uploaded", "refused", "half", "unknown")) {
            old("results/" + id + "/sum.mp4");
        }

        sweep();

        assertThat(below("results")).containsExactly("on-its-way", "refused", "to-be-told");
    }

    @Test
    void whatAWorkerAssembledUnderALostClaimGoesAndTheResultStays() throws Exception {
        converted("film");
        ledger.media().move("film", StateChange.to(MediaState.CONVERTED));
        old("results/film/sum.mp4");
        old("results/film/another.mp4");
        fresh("results/film/just-now.mp4");

        sweep();

        assertThat(below("results/film")).containsExactly("just-now.mp4", "sum.mp4");
    }

    @Test
    void aResultThatTheLedgerHasNotTakenDownYetStays() throws Exception {
        planned("waits-for-the-ledger", 1);
        old("results/waits-for-the-ledger/sum.mp4");

        sweep();

        assertThat(below("results/waits-for-the-ledger")).containsExactly("sum.mp4");
    }

    @Test
    void picturesStayAsLongAsTheRecordOfTheirFile() throws Exception {
        converted("film");
        ledger.media().move("film", StateChange.to(MediaState.CONVERTED));
        ledger.media().move("film", StateChange.to(MediaState.UPLOADED));
        for (String id : List.of("film", "unknown")) {
            old("stills/" + id + "/0123456789abcdef/segment-0000-0123456789abcdef-ssim-0.980.jpg");
        }
        fresh("stills/unknown-but-young/0123456789abcdef/segment-0000-0123456789abcdef-ssim-0.980.jpg");

        sweep();

        assertThat(below("stills")).containsExactly("film", "unknown-but-young");
    }

    private void sweep() {
        new StoreCleaner(ledger, store, QUIET, LITTER_AGE, clock).sweep();
    }

    private void old(String key) throws IOException {
        fresh(key);
        Path file = folder.resolve("store").resolve(key);
        for (Path path = file; !path.endsWith("store"); path = path.getParent()) {
            Files.setLastModifiedTime(path, FileTime.from(Instant.parse("2026-11-20T09:00:00Z")));
        }
    }

    private void fresh(String key) throws IOException {
        Path made = Files.createDirectories(folder.resolve("made")).resolve("made.mp4");
        Files.writeString(made, "bytes");
        store.put(made, key);
    }

    private List<String> below(String name) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("store").resolve(name))) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
