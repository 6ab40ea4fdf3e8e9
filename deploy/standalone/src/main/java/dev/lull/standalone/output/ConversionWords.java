package dev.lull.standalone.output;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.MediaFile;
import dev.lull.standalone.client.Amount;
import dev.lull.standalone.client.Printable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** How a file was converted, in one line: what was made anew or kept, how long it took, and what was left out. */
final class ConversionWords {

    /** Named one by one; the rest is counted, and listed in the file of {@code --json}. */
    private static final int MOST_NAMED = 4;

    private ConversionWords() {}

    static String of(MediaFile file, Outcome outcome) {
        return Printable.text(made(file)) + likeness(file) + time(file, outcome) + leftOut(file.lost());
    }

    /** Of a picture that was encoded; the worst of the frames that were compared. */
    private static String likeness(MediaFile file) {
        ConversionKind plan = file.plan();
        return plan != null && plan.encodesVideo() && file.ssim() != null
                ? " (SSIM ≥ " + BigDecimal.valueOf(file.ssim()).setScale(3, RoundingMode.FLOOR) + ")"
                : "";
    }

    /** Only a remux that is known to have lost nothing has the same streams. */
    private static String made(MediaFile file) {
        ConversionKind plan = file.plan() == null ? ConversionKind.NONE : file.plan();
        if (plan == ConversionKind.REMUX && file.kept() != null && file.lost().isEmpty()) {
            return "new container, same streams";
        }
        if (file.kept() != null) {
            return file.kept();
        }
        return switch (plan) {
            case NONE -> "as it was";
            case REMUX -> "new container";
            case AUDIO -> "sound encoded, picture kept";
            case VIDEO -> "picture encoded, sound kept";
            case FULL -> "picture and sound encoded";
        };
    }

    private static String time(MediaFile file, Outcome outcome) {
        Instant started = outcome.ledger()
                .conversions()
                .find(file.id())
                .map(Conversion::startedAt)
                .orElse(null);
        return started == null || file.convertedAt() == null
                ? ""
                : " in " + Amount.time(Duration.between(started, file.convertedAt()));
    }

    private static String leftOut(List<Loss> lost) {
        if (lost.isEmpty()) {
            return "";
        }
        String named = lost.stream()
                .limit(MOST_NAMED)
                .map(Loss::what)
                .map(Printable::text)
                .collect(Collectors.joining(", "));
        int more = lost.size() - MOST_NAMED;
        return "; left out: " + named + (more > 0 ? " and " + more + " more" : "");
    }
}
