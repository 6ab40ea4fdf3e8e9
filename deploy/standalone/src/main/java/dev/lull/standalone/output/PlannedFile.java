package dev.lull.standalone.output;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.Loss;
import dev.lull.convert.ConversionEstimate;
import dev.lull.coordinator.intake.Preview;
import dev.lull.standalone.client.Amount;
import dev.lull.standalone.client.Printable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What would become of one file.
 *
 * @param outcome {@code upload}, {@code convert}, {@code unpack}, {@code skip} or {@code refuse}
 * @param name where it would go below the target, before its conversion
 * @param size bytes; 0 where that is not known
 * @param plan as in the ledger: {@code remux}, {@code full}; null for what is not converted
 * @param segments in how many pieces its picture would be made; 0 for what is not converted
 * @param lost what of it would not be in the result
 * @param estimate what it would need and make; null where that was not asked for, or cannot be told
 */
public record PlannedFile(
        String outcome,
        String source,
        String name,
        @Nullable String contentType,
        long size,
        @Nullable String reason,
        @Nullable String plan,
        int segments,
        @Nullable String kept,
        List<Loss> lost,
        @Nullable ConversionEstimate estimate) {

    static final String UPLOAD = "upload";
    static final String CONVERT = "convert";
    static final String UNPACK = "unpack";
    static final String SKIP = "skip";
    static final String REFUSE = "refuse";

    /** One that would not be converted. */
    public static PlannedFile of(Preview.Finding finding) {
        String outcome = switch (finding.state()) {
            case QUEUED -> UPLOAD;
            case UNPACKING -> UNPACK;
            case SKIPPED -> SKIP;
            default -> REFUSE;
        };
        return of(finding, outcome, finding.reason(), null, 0, null, List.of());
    }

    public static PlannedFile of(Preview.Finding finding, ConversionPlan plan) {
        return of(
                finding,
                CONVERT,
                plan.reason(),
                plan.kind().wireName(),
                plan.segments(),
                plan.content().kept(),
                plan.content().lost());
    }

    /** One that looks like a video to convert, and could not be. */
    public static PlannedFile refused(Preview.Finding finding, String reason) {
        return of(finding, REFUSE, reason, null, 0, null, List.of());
    }

    private static PlannedFile of(
            Preview.Finding finding,
            String outcome,
            @Nullable String reason,
            @Nullable String plan,
            int segments,
            @Nullable String kept,
            List<Loss> lost) {
        return new PlannedFile(
                outcome,
                finding.source(),
                finding.name(),
                finding.contentType(),
                finding.size(),
                reason,
                plan,
                segments,
                kept,
                lost,
                null);
    }

    /** The same, with what it would need. */
    public PlannedFile estimated(ConversionEstimate by) {
        return new PlannedFile(outcome, source, name, contentType, size, reason, plan, segments, kept, lost, by);
    }

    /** For people: {@code convert film.mkv (1.2 GB) full, 12 segments: hevc is not h264}. */
    public String line() {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-8s %s", outcome, Printable.text(name)));
        if (size > 0) {
            line.append("  (").append(Amount.bytes(size)).append(')');
        }
        if (plan != null) {
            line.append("  ").append(plan).append(segments > 1 ? ", " + segments + " segments" : "");
        }
        if (reason != null) {
            line.append(plan == null ? "  " : ": ").append(Printable.text(reason));
        }
        if (kept != null && !kept.isEmpty()) {
            line.append("; ").append(Printable.text(kept));
        }
        if (estimate != null) {
            line.append("\n           about ").append(EstimateWords.of(estimate));
        }
        lost.forEach(loss -> line.append("\n           left out: ")
                .append(Printable.text(loss.what()))
                .append(": ")
                .append(Printable.text(loss.why())));
        return line.toString();
    }
}
