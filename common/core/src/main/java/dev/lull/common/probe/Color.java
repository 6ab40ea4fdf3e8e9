package dev.lull.common.probe;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a picture mean, in ffmpeg's names; null where the file does not say.
 *
 * @param range {@code tv} (black is 16) or {@code pc} (black is 0)
 * @param space matrix from red, green and blue: {@code bt709}, {@code bt2020nc}
 * @param transfer curve: {@code bt709}, {@code smpte2084} (PQ), {@code arib-std-b67} (HLG)
 * @param primaries which red, green and blue: {@code bt709}, {@code bt2020}
 */
public record Color(
        @Nullable String range,
        @Nullable String space,
        @Nullable String transfer,
        @Nullable String primaries) {

    private static final Set<String> HIGH_DYNAMIC_RANGE = Set.of("smpte2084", "arib-std-b67");

    public boolean highDynamicRange() {
        return transfer != null && HIGH_DYNAMIC_RANGE.contains(transfer);
    }
}
