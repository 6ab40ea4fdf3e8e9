package dev.lull.convert.claim;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.UnitRun;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.media.Failure;
import dev.lull.common.task.Unit;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.ffmpeg.RunningFfmpeg;
import dev.lull.convert.ffmpeg.ShownText;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the ledger what ffmpeg was told for a unit and what it said last. It is for people to look into, so the unit
 * does not wait for it, nor does it fail with it.
 */
public final class RunLog implements RunMonitor {

    private static final Logger log = LoggerFactory.getLogger(RunLog.class);

    private final ConversionLedger conversions;
    private final Claim claim;
    private final Clock clock;
    private List<String> command = List.of();
    private List<String> lines = List.of();

    public RunLog(ConversionLedger conversions, Claim claim, Clock clock) {
        this.conversions = conversions;
        this.claim = claim;
        this.clock = clock;
    }

    @Override
    public void check(RunningFfmpeg process) {
        // while it runs there is nothing to tell
    }

    @Override
    public void ended(List<String> told, List<String> said) {
        command = told;
        lines = said;
    }

    /** The unit is made. All segments are made with nearly the same command: the first one stands for them. */
    public void made() {
        Unit unit = claim.unit();
        if (!unit.isSegment() || unit.segmentNumber() == 0) {
            note(null);
        }
    }

    /** The unit is not made, which may show only after its ffmpeg has ended well. */
    public void failed(Failure why) {
        note(why.reason());
    }

    private void note(@Nullable String failure) {
        if (command.isEmpty()) {
            return;
        }
        UnitRun run = new UnitRun(
                claim.unit(),
                claim.worker(),
                clock.instant(),
                failure,
                ShownText.command(command),
                ShownText.lines(command, lines));
        try {
            conversions.noteRun(claim.conversion(), run);
        } catch (Unavailable e) {
            log.debug("run of ffmpeg not noted: {}: {}", claim, e.getMessage());
        }
    }
}
