package dev.lull.upload;

import dev.lull.common.media.Failure;
import dev.lull.common.queue.LocalOutage;
import dev.lull.upload.targets.UploadTarget;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A target that cannot be used from this machine: other workers upload. */
final class TargetOutage extends LocalOutage {

    private static final Logger log = LoggerFactory.getLogger(TargetOutage.class);

    private final UploadTarget target;

    TargetOutage(UploadTarget target, Duration recheck, Clock clock) {
        super(recheck, clock);
        this.target = target;
    }

    @Override
    protected void began(String why) {
        log.warn("target unavailable from this machine, leaving uploads to other workers: {}", why);
    }

    @Override
    protected Optional<String> look() {
        try {
            target.check();
            return Optional.empty();
        } catch (Failure.TargetUnavailable still) {
            return Optional.of(still.reason());
        }
    }

    @Override
    protected void ended() {
        log.info("target available from this machine again");
    }
}
