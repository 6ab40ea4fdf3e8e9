package dev.lull.bench.chaos.check;

import java.util.Map;
import java.util.Set;

/**
 * What is in Redis: hashes as they are, by the id in their key, and sorted sets by the whole key.
 *
 * @param media fields of each file
 * @param conversions fields of each checkpoint
 * @param submissions fields of each submission
 * @param indexes members of each sorted set
 */
public record LedgerState(
        Map<String, Map<String, String>> media,
        Map<String, Map<String, String>> conversions,
        Map<String, Map<String, String>> submissions,
        Map<String, Set<String>> indexes) {

    Set<String> index(String key) {
        return indexes.getOrDefault(key, Set.of());
    }
}
