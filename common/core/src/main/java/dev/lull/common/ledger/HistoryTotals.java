package dev.lull.common.ledger;

import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.HistoryEntry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How many files ended, and what that took.
 *
 * @param files by the state they ended in; states without files are left out
 * @param uploadedAsIs those of the uploaded ones that were not converted, by kind
 * @param quarantinedAsIs those of the quarantined ones of which no conversion had begun, by kind
 * @param converted those of the uploaded ones that were converted
 * @param failed those of the quarantined ones whose conversion had begun
 * @param bytesIn of the originals of what was uploaded
 * @param bytesOut that arrived for them
 * @param bytesSaved by conversions; negative where results are larger
 * @param conversionMillis from the beginnings of conversions to their verified results
 * @param retries units that were made again after a failure
 */
public record HistoryTotals(
        Map<MediaState, Long> files,
        Map<MediaKind, Long> uploadedAsIs,
        Map<MediaKind, Long> quarantinedAsIs,
        long converted,
        long failed,
        long bytesIn,
        long bytesOut,
        long bytesSaved,
        long conversionMillis,
        long retries) {

    public static final HistoryTotals NONE = new HistoryTotals(Map.of(), Map.of(), Map.of(), 0, 0, 0, 0, 0, 0, 0);

    private static final String FILES = "files:";
    private static final String UPLOADED = "uploaded:";
    private static final String QUARANTINED = "quarantined:";
    private static final List<String> OTHERS =
            List.of("converted", "failed", "bytes_in", "bytes_out", "bytes_saved", "conversion_millis", "retries");

    public HistoryTotals {
        files = Map.copyOf(files);
        uploadedAsIs = Map.copyOf(uploadedAsIs);
        quarantinedAsIs = Map.copyOf(quarantinedAsIs);
    }

    /** How many of this kind arrived as they were. */
    public long uploadedAsIs(MediaKind kind) {
        return uploadedAsIs.getOrDefault(kind, 0L);
    }

    /** How many of this kind were quarantined before any conversion. */
    public long quarantinedAsIs(MediaKind kind) {
        return quarantinedAsIs.getOrDefault(kind, 0L);
    }

    /** Those of one file. */
    public static HistoryTotals of(HistoryEntry entry) {
        boolean uploaded = entry.state() == MediaState.UPLOADED;
        boolean converted = uploaded && entry.convertedAt() != null;
        boolean failed = entry.state() == MediaState.QUARANTINED && entry.begunAt() != null;
        long millis = entry.begunAt() == null || entry.convertedAt() == null
                ? 0
                : Math.max(
                        0,
                        Duration.between(entry.begunAt(), entry.convertedAt()).toMillis());
        return new HistoryTotals(
                Map.of(entry.state(), 1L),
                uploaded && !converted ? Map.of(entry.kind(), 1L) : Map.of(),
                entry.state() == MediaState.QUARANTINED && !failed ? Map.of(entry.kind(), 1L) : Map.of(),
                converted ? 1 : 0,
                failed ? 1 : 0,
                uploaded ? entry.size() : 0,
                uploaded ? entry.resultSize() : 0,
                converted ? entry.size() - entry.resultSize() : 0,
                converted ? millis : 0,
                entry.retries());
    }

    /** Both together. */
    public HistoryTotals plus(HistoryTotals other) {
        Map<String, Long> sum = numbers();
        other.numbers().forEach((word, number) -> sum.merge(word, number, Long::sum));
        return ofNumbers(sum);
    }

    /** As numbers under the words used in Redis; those that are 0 are left out. */
    public Map<String, Long> numbers() {
        Map<String, Long> numbers = new TreeMap<>();
        files.forEach((state, number) -> numbers.put(FILES + state.wireName(), number));
        uploadedAsIs.forEach((kind, number) -> numbers.put(UPLOADED + kind.wireName(), number));
        quarantinedAsIs.forEach((kind, number) -> numbers.put(QUARANTINED + kind.wireName(), number));
        numbers.put("converted", converted);
        numbers.put("failed", failed);
        numbers.put("bytes_in", bytesIn);
        numbers.put("bytes_out", bytesOut);
        numbers.put("bytes_saved", bytesSaved);
        numbers.put("conversion_millis", conversionMillis);
        numbers.put("retries", retries);
        numbers.values().removeIf(number -> number == 0);
        return numbers;
    }

    /** Of {@link #numbers}; words that are not known are passed over. */
    public static HistoryTotals ofNumbers(Map<String, Long> numbers) {
        return new HistoryTotals(
                counted(MediaState.values(), state -> FILES + state.wireName(), numbers),
                counted(MediaKind.values(), kind -> UPLOADED + kind.wireName(), numbers),
                counted(MediaKind.values(), kind -> QUARANTINED + kind.wireName(), numbers),
                numbers.getOrDefault("converted", 0L),
                numbers.getOrDefault("failed", 0L),
                numbers.getOrDefault("bytes_in", 0L),
                numbers.getOrDefault("bytes_out", 0L),
                numbers.getOrDefault("bytes_saved", 0L),
                numbers.getOrDefault("conversion_millis", 0L),
                numbers.getOrDefault("retries", 0L));
    }

    /** All words that {@link #numbers} may have. */
    public static Set<String> words() {
        Set<String> words = new TreeSet<>(OTHERS);
        Stream.of(MediaState.values()).forEach(state -> words.add(FILES + state.wireName()));
        for (MediaKind kind : MediaKind.values()) {
            words.add(UPLOADED + kind.wireName());
            words.add(QUARANTINED + kind.wireName());
        }
        return words;
    }

    private static <T> Map<T, Long> counted(T[] all, Function<T, String> word, Map<String, Long> numbers) {
        Map<T, Long> counted = new HashMap<>();
        for (T each : all) {
            long number = numbers.getOrDefault(word.apply(each), 0L);
            if (number != 0) {
                counted.put(each, number);
            }
        }
        return counted;
    }
}
