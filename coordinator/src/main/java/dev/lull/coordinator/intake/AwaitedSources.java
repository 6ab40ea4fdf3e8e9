package dev.lull.coordinator.intake;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submissions whose originals are away. None is walked again before the folder answers that did not, as each walk
 * publishes again what it finds before it comes to that folder.
 */
final class AwaitedSources {

    private static final Logger log = LoggerFactory.getLogger(AwaitedSources.class);

    private final SourceCheck sourceCheck;
    private final Map<String, SourceUnavailable> submissions = new ConcurrentHashMap<>();

    AwaitedSources(SourceCheck sourceCheck) {
        this.sourceCheck = sourceCheck;
    }

    void add(String submission, SourceUnavailable away) {
        submissions.put(submission, away);
        log.warn("sources unavailable, submission waits: {}: {}", submission, away.getMessage());
    }

    /** Looks whether what this submission waits for answers; true as well when it waits for nothing. */
    boolean available(String submission) {
        SourceUnavailable away = submissions.get(submission);
        if (away == null) {
            return true;
        }
        try {
            sourceCheck.requireAvailable(away.folder());
        } catch (SourceUnavailable still) {
            return false;
        }
        submissions.remove(submission);
        log.info("sources available again: {}", away.folder());
        return true;
    }

    /** Forgets all submissions but these. */
    void retain(Collection<String> open) {
        submissions.keySet().retainAll(open);
    }

    /** A folder that is waited for, and why; empty when none is. */
    Optional<String> reason() {
        return submissions.values().stream().map(SourceUnavailable::getMessage).findFirst();
    }
}
