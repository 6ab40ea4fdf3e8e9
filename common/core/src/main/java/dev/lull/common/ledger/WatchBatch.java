package dev.lull.common.ledger;

import java.util.Map;

/**
 * Files of a watched folder on their way into a submission.
 *
 * @param submission id of the one they are taken in with
 * @param files what was seen of each, by its absolute path
 */
public record WatchBatch(String submission, Map<String, String> files) {

    public WatchBatch {
        files = Map.copyOf(files);
    }
}
