package dev.lull.common.original;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.MediaFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a converted file does not replace its original, in words: {@code picture encoded, 2 things left out}. */
public final class ConversionLoss {

    private ConversionLoss() {}

    /**
     * Empty for a file that was not converted, and for one whose streams are all in its converted file as they were.
     */
    public static Optional<String> of(MediaFile file) {
        if (file.convertedAt() == null) {
            return Optional.empty();
        }
        if (file.kept() == null) {
            // a convert worker of an earlier version, or an entry it wrote
            return Optional.of("what its converted file left out is not known");
        }
        List<String> words = new ArrayList<>();
        encoded(file.plan()).ifPresent(words::add);
        int lost = file.lost().size();
        if (lost > 0) {
            words.add(lost == 1 ? "1 thing left out" : lost + " things left out");
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
    }

    private static Optional<String> encoded(@Nullable ConversionKind plan) {
        return switch (plan == null ? ConversionKind.NONE : plan) {
            case NONE, REMUX -> Optional.empty();
            case AUDIO -> Optional.of("sound encoded");
            case VIDEO -> Optional.of("picture encoded");
            case FULL -> Optional.of("picture and sound encoded");
        };
    }
}
