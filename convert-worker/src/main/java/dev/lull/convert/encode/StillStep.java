package dev.lull.convert.encode;

import static java.util.Objects.requireNonNull;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.Still;
import dev.lull.common.store.Stills;
import dev.lull.common.task.Unit;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.verify.LeastAlike;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the picture of the moment at which a film is least like its original, as far as is known when a unit is made:
 * of n segments made one after the other about ln n are kept. It is for people to look at, so no unit fails with it.
 */
final class StillStep {

    private static final Logger log = LoggerFactory.getLogger(StillStep.class);

    private final MediaStore store;

    StillStep(MediaStore store) {
        this.store = store;
    }

    /** Takes the step; pictures were made where the unit was verified. */
    void keep(ConversionJob job, Unit unit, UnitState.Done done, @Nullable LeastAlike least) {
        if (least == null || done.ssim() == null || !Files.exists(least.still())) {
            return;
        }
        Still still = Still.of(unit.segmentNumber(), done.checksum(), done.ssim(), at(least));
        ConversionPlan plan = requireNonNull(job.conversion().plan());
        Stills stills = new Stills(store, job.id(), plan.fingerprint());
        try {
            if (stills.all().stream().allMatch(other -> still.ssim() < other.ssim())) {
                stills.put(still, least.still());
            }
        } catch (IOException e) {
            log.warn("there will be no picture to compare: {} of {}: {}", unit, job, e.toString());
        }
    }

    private static @Nullable Duration at(LeastAlike least) {
        return least.seconds() == null ? null : Duration.ofMillis(Math.max(0, Math.round(least.seconds() * 1000)));
    }
}
