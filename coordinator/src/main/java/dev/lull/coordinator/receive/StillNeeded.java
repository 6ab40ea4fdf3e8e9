package dev.lull.coordinator.receive;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.original.ConversionLoss;
import java.util.List;
import java.util.Optional;

/**
 * Why a received file is needed although it is settled: what arrived does not hold all that it holds. Of an archive
 * that goes for each file in it, once all of them are settled.
 */
final class StillNeeded {

    private static final int PAGE = 500;

    private final Ledger ledger;
    private final boolean lossy;

    /** @param lossy whether what a conversion lost something of is needed ({@code upload.after-lossy}) */
    StillNeeded(Ledger ledger, boolean lossy) {
        this.ledger = ledger;
        this.lossy = lossy;
    }

    /** Whether that can be told by now. */
    boolean isKnown(MediaFile file) {
        return file.state() != MediaState.UNPACKED
                || ledger.submissions()
                        .find(file.submission())
                        .map(Submission::settled)
                        .isPresent();
    }

    /** In one line; empty when it is not needed. */
    Optional<String> why(MediaFile file) {
        if (file.state() != MediaState.UNPACKED) {
            return loss(file);
        }
        List<MediaFile> page;
        int offset = 0;
        do {
            page = ledger.submissions().files(file.submission(), offset, PAGE);
            offset += page.size();
            for (MediaFile each : page) {
                Optional<String> why = each.state() == MediaState.QUARANTINED
                        ? Optional.of(each.name() + " is quarantined")
                        : loss(each).map(loss -> each.name() + ": " + loss);
                if (why.isPresent()) {
                    return why;
                }
            }
        } while (page.size() == PAGE);
        return Optional.empty();
    }

    private Optional<String> loss(MediaFile file) {
        Optional<MediaFile> arrived = file.state() == MediaState.DUPLICATE && file.owner() != null
                ? ledger.media().find(file.owner())
                : Optional.of(file);
        return arrived.filter(each -> lossy && each.state() == MediaState.UPLOADED)
                .flatMap(ConversionLoss::of);
    }
}
