package dev.lull.convert.encode;

import static java.util.Objects.requireNonNull;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.Failure;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.Still;
import dev.lull.common.store.Stills;
import dev.lull.common.task.Unit;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.verify.LeastAlike;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a picture of the moment at which a film is least like its original, as far as is known when a unit is made: of
 * n segments made one after the other about ln n are. It is for people to look at, so no unit fails with it.
 */
final class StillStep {

    private static final Logger log = LoggerFactory.getLogger(StillStep.class);

    private final MediaStore store;

    StillStep(MediaStore store) {
        this.store = store;
    }

    /**
     * Takes the step.
     *
     * @param made where the unit is; the picture is made beside it
     */
    void keep(ConversionJob job, Unit name, EncodedUnit unit, PlanTools tools, Path made, EncodeStep.Verified verified)
            throws Failure, InterruptedException {
        ConversionPlan plan = requireNonNull(job.conversion().plan());
        LeastAlike least = verified.least();
        if (least == null || !plan.kind().encodesVideo()) {
            return;
        }
        UnitState.Done done = verified.done();
        Still still = Still.of(name.segmentNumber(), done.checksum(), requireNonNull(done.ssim()), at(least));
        Stills stills = new Stills(store, job.id(), plan.fingerprint());
        try {
            if (stills.all().stream().allMatch(other -> still.ssim() < other.ssim())) {
                byte[] jpeg = tools.grabber()
                        .grab(least.frames(), unit.source().facts().mainVideo().orElseThrow());
                stills.put(still, Files.write(made.resolveSibling("still.jpg"), jpeg));
            }
        } catch (Failure.Permanent | Failure.Transient | IOException e) {
            log.warn("there will be no picture to compare: {} of {}: {}", name, job, e.getMessage());
        }
    }

    private static @Nullable Duration at(LeastAlike least) {
        Double seconds = least.frames().original().seconds();
        return seconds == null ? null : Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
    }
}
