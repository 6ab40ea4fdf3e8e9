package dev.lull.common.ledger;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.task.Unit;
import java.util.List;

/**
 * What a planner decided, without what only the planner needs.
 *
 * @param units everything to be worked on before assembly, in any order; assembly itself is not listed
 * @param cuts where each segment of the picture begins, as timestamps in the time base of its stream; none when the
 *     conversion is made in one piece
 * @param encoding how every worker makes its units, in words that the planner wrote and they read: {@code profile=web
 *     encoder=libx264 preset=medium crf=23 … ffmpeg=8}
 * @param fingerprint equal for equal source, cuts and encoding; units made under another one are not reused
 * @param reason why this kind, in words: {@code hevc is not h264; container matroska}
 * @param outputPath the folder in the store where the result will be
 * @param content what of the original will be in the result
 */
public record ConversionPlan(
        ConversionKind kind,
        List<Unit> units,
        List<Long> cuts,
        String encoding,
        String fingerprint,
        String reason,
        String outputPath,
        Content content) {

    /**
     * What of the original will be in the result.
     *
     * @param kept in words: {@code new container, 2 audio tracks and chapters kept}
     * @param lost what will not
     * @param duration seconds it plays; 0 when unknown, as of a plan of an earlier version
     */
    public record Content(String kept, List<Loss> lost, double duration) {

        /** Of a result that holds what the original holds. */
        public static final Content ALL = new Content("", List.of());

        public Content {
            lost = List.copyOf(lost);
        }

        /** Before it was measured how long it plays. */
        public Content(String kept, List<Loss> lost) {
            this(kept, lost, 0);
        }
    }

    public ConversionPlan {
        units = List.copyOf(units);
        cuts = List.copyOf(cuts);
        long segments = units.stream().filter(Unit::isSegment).count();
        if (!cuts.isEmpty() && cuts.size() != segments) {
            throw new IllegalArgumentException(cuts.size() + " cuts do not make " + segments + " segments");
        }
        if (units.isEmpty() || units.contains(Unit.ASSEMBLE)) {
            throw new IllegalArgumentException("a plan has units, and assembly is not one of them: " + units);
        }
    }

    /** The same plan, of a film that plays for so many seconds. */
    public ConversionPlan lasting(double seconds) {
        Content lasting = new Content(content.kept(), content.lost(), seconds);
        return new ConversionPlan(kind, units, cuts, encoding, fingerprint, reason, outputPath, lasting);
    }

    /** Whether the picture is converted in several pieces, each of which outlives a crash once it is done. */
    public boolean segmented() {
        return !cuts.isEmpty();
    }

    /** Pieces of picture; sound that is converted beside them is not one. */
    public int segments() {
        return Math.max(1, cuts.size());
    }
}
