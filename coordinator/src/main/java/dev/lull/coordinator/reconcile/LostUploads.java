package dev.lull.coordinator.reconcile;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.SeparateEntries;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.coordinator.dispatch.NextTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that should be on their way to the target while no queue has a record of them. */
final class LostUploads {

    private static final Logger log = LoggerFactory.getLogger(LostUploads.class);

    /** The longest in their state are looked at: what waits in the queue moves on, what is lost stays among them. */
    private static final int PAGE = 500;

    private final Ledger ledger;
    private final TaskPublisher publisher;
    private final MissingSources missingSources;
    private final Duration quiet;

    LostUploads(Ledger ledger, TaskPublisher publisher, MissingSources missingSources, Duration quiet) {
        this.ledger = ledger;
        this.publisher = publisher;
        this.missingSources = missingSources;
        this.quiet = quiet;
    }

    void recover(QueueSnapshot queueSnapshot, Dispatched dispatched) {
        List<MediaFile> files = new ArrayList<>();
        for (MediaState state : List.of(MediaState.QUEUED, MediaState.CONVERTED)) {
            SeparateEntries.forEach(ledger.media().inState(state, 0, PAGE), file -> {
                if (dispatched.is(file) && !waits(file)) {
                    files.add(file);
                }
            });
        }
        Set<String> queued =
                queueSnapshot.uploads(files.stream().map(MediaFile::id).collect(Collectors.toSet()));
        SeparateEntries.forEach(files, file -> {
            // the worker that holds it finds out about the source
            if (!queued.contains(file.id()) && (file.state() == MediaState.CONVERTED || missingSources.present(file))) {
                publishAgain(file);
            }
        });
    }

    /** A sidecar whose file is still on its way is published when that arrives. */
    private boolean waits(MediaFile file) {
        return file.sidecarOf() != null
                && ledger.media()
                        .find(file.sidecarOf())
                        .filter(owner -> !owner.state().settled())
                        .isPresent();
    }

    private void publishAgain(MediaFile file) {
        ledger.media().publishAgain(file.id(), file.state(), quiet).ifPresent(attempt -> {
            publisher.publish(NextTask.of(file, ledger.conversions(), attempt).orElseThrow());
            log.info(
                    "lost upload published again: {} ({})",
                    file.name(),
                    file.state().wireName());
        });
    }
}
