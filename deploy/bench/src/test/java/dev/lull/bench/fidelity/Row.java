package dev.lull.bench.fidelity;

import dev.lull.bench.fidelity.Trial.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file, as three runs treated it.
 *
 * @param outcome of the run with short segments
 * @param usual of the run with the settings as they are by default
 * @param trouble why exactness cannot be asked for; null when it can, or when nothing in the file can be decoded
 * @param made the result with short segments against the source; null unless converted
 * @param whole the result without segments against the source; null unless converted
 * @param contents what else came along, with short segments; null unless converted
 * @param broken what does not hold
 */
record Row(
        Outcome outcome,
        Outcome usual,
        @Nullable String trouble,
        @Nullable Comparison made,
        @Nullable Comparison whole,
        @Nullable Contents contents,
        List<String> broken) {

    /** Decodes the source, and each different result. */
    static Row of(Outcome segmented, Outcome usual, Outcome whole) throws IOException, InterruptedException {
        Optional<Decoded> source = segmented.kind().equals("video") ? Decoded.of(segmented.source()) : Optional.empty();
        if (source.isEmpty()) {
            return new Row(segmented, usual, null, null, null, null, ended(segmented));
        }
        Decoded original = source.get();
        String trouble = original.trouble();
        List<String> broken = new ArrayList<>();
        for (Outcome outcome : List.of(segmented, usual, whole)) {
            broken.addAll(ended(outcome));
            if (trouble == null && !outcome.state().equals("uploaded")) {
                broken.add("it could have been converted");
            }
        }
        if (!segmented.converted() || !usual.converted() || !whole.converted()) {
            return new Row(segmented, usual, trouble, null, null, null, broken);
        }
        Decoded made = decoded(segmented);
        Comparison inSegments = Comparison.of(original, made);
        Comparison inOnePiece = whole.equals(segmented) ? inSegments : Comparison.of(original, decoded(whole));
        if (trouble == null) {
            broken.addAll(Bounds.broken(inSegments, inOnePiece));
            if (!usual.equals(segmented)) {
                Bounds.broken(Comparison.of(original, decoded(usual)), inOnePiece)
                        .forEach(one -> broken.add("by default: " + one));
            }
        }
        return new Row(segmented, usual, trouble, inSegments, inOnePiece, Contents.of(original, made), broken);
    }

    /** A file that only one run treated. */
    static Row of(Outcome outcome) throws IOException, InterruptedException {
        return of(outcome, outcome, outcome);
    }

    private static List<String> ended(Outcome outcome) {
        return outcome.state().equals("uploaded") || !outcome.reason().isBlank()
                ? List.of()
                : List.of(outcome.state() + " without a reason");
    }

    private static Decoded decoded(Outcome outcome) throws IOException, InterruptedException {
        return Decoded.of(outcome.result()).orElseThrow(() -> new IOException(outcome.result() + " holds no frame"));
    }
}
