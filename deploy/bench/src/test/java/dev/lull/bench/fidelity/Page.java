package dev.lull.bench.fidelity;

import dev.lull.bench.fidelity.Trial.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page for people. */
final class Page {

    private static final String HEAD = """
            # Fidelity

            What comes out, compared with what went in: each file made to hurt was converted three times, with segments of 3 s
            (the figures), with the settings as they are by default, and without segments; all results were decoded again and
            compared with their sources. H.264 sources are only repacked, so the films in `films/` are the same traps once more,
            in codecs that have to be encoded. Those in `kinds/` once arrived wrong. To measure anew (about ten minutes on 2 cores):

                deploy/bench/figures/fidelity

            - **segments**: of 3 s / by default; 1 is a whole-file conversion.
            - **frame off**: the most by which a frame is shown earlier or later, against the first one, in ms and in ticks of the
              coarser of the two clocks. Bound: 1 tick.
            - **A/V**: by how much later the picture comes, against the sound, than in the source: the sound found again by its
              loudness over time, to 0.125 ms. Bound: 1 ms.
            - **gap**: the most by which a packet of sound does not begin where the one before it ends. Bound: 1 ms, or what the
              source has.
            - **sound**: signal-to-noise ratio of the 50 ms that differ most from the source, and by how much that is less than
              without segments; a join that can be heard ruins it. Bound: 0.1 dB. 99 is equality.
            - **PSNR**: of the luma, mean over all frames and worst frame, and by how much the mean is less than without segments.
              Bounds: 0.1 dB less, and 3 dB for the worst frame, as a frame out of its place loses far more. Interlaced sources are compared deinterlaced, HDR ones tone-mapped.
              Those of which only their looks tell that they are interlaced are compared with their fields in them.
            - **audio**, **subtitles**, **chapters**, **tags**: how many the source has, and how many of them the result has.
            - **starts**: seconds from the beginning of the file to the first frame and to the first sound, of both.
            - **order**: whether the frames of the result are decoded in the order in which they are shown.
            - **SSIM**: what Lull measured on its samples and keeps in its ledger: the lowest; 1 is equality.
            - **loudness**: integrated over the main audio track, in LUFS (EBU R 128), of both.
            - **left out**: the loss list.
            - **holds**: whether every bound does, with segments of 3 s and by default. Not asked of files that are damaged, end
              early or have no sane timestamps: those end in the stated fallback or in quarantine.

            """;

    private Page() {}

    static String of(List<Row> hurtful, List<Row> real) {
        List<String> lines = new ArrayList<>();
        lines.add("## Made to hurt");
        lines.add("");
        lines.addAll(table(hurtful));
        lines.add("");
        lines.add("### What came along");
        lines.add("");
        lines.addAll(contents(hurtful));
        lines.add("");
        lines.add("## From the world");
        lines.add("");
        lines.add(real.size() + " videos as they were found: " + counts(real)
                + ". The same was asked of all of them, with the settings as they are by default; these did not arrive, or not"
                + " as they should:");
        lines.add("");
        lines.addAll(table(real.stream()
                .filter(row -> !row.outcome().state().equals("uploaded")
                        || !row.broken().isEmpty())
                .toList()));
        return HEAD + String.join("\n", lines) + "\n";
    }

    private static List<String> table(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| file | plan | segments | frames in → out | frame off | A/V | gap | sound | PSNR | outcome | holds |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|---|");
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private static List<String> contents(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        lines.add("| file | audio | subtitles | chapters | tags | starts | order | SSIM | loudness | left out |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|");
        for (Row row : rows) {
            Contents contents = row.contents();
            if (contents != null) {
                lines.add(cells(List.of(
                        row.outcome().name(),
                        contents.audio(),
                        contents.subtitles(),
                        contents.chapters(),
                        contents.tags(),
                        contents.starts(),
                        contents.order(),
                        row.outcome().ssim(),
                        contents.loudness(),
                        String.join(", ", row.outcome().lost()))));
            }
        }
        return lines;
    }

    private static String line(Row row) {
        Outcome outcome = row.outcome();
        List<String> cells = new ArrayList<>(List.of(outcome.name()));
        Comparison made = row.made();
        Comparison whole = row.whole();
        if (made == null || whole == null) {
            cells.addAll(List.of("", "", "", "", "", "", "", ""));
        } else {
            cells.add(outcome.plan());
            cells.add(outcome.segments() + " / " + row.usual().segments());
            cells.add(made.framesIn() + " → " + made.framesOut());
            cells.add(text("%.2f ms, %.1f", made.shift() * 1000, made.ticks()));
            cells.add(text("%.2f ms", made.apart() * 1000));
            cells.add(text("%.1f ms", made.gap() * 1000));
            cells.add(text("%.1f, %.2f", made.noise(), whole.noise() - made.noise()));
            cells.add(text(
                    "%.1f, %.1f, %.2f",
                    made.picture().mean(),
                    made.picture().floor(),
                    whole.picture().mean() - made.picture().mean()));
        }
        cells.add(ending(row));
        cells.add(row.broken().isEmpty() ? asked(row) : "**no**: " + String.join("; ", row.broken()));
        return cells(cells);
    }

    private static String cells(List<String> cells) {
        return "| " + cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ")) + " |";
    }

    private static String asked(Row row) {
        return row.made() != null && row.trouble() == null ? "yes" : "";
    }

    private static String ending(Row row) {
        Outcome outcome = row.outcome();
        if (!outcome.state().equals("uploaded")) {
            boolean said = row.trouble() == null || row.trouble().equals(outcome.reason());
            String source = said ? "" : " (source: " + row.trouble() + ")";
            return outcome.state() + ": " + outcome.reason() + source;
        }
        if (!outcome.converted()) {
            return "uploaded as it is";
        }
        return "converted: " + outcome.because() + (row.trouble() == null ? "" : " (source: " + row.trouble() + ")");
    }

    private static String counts(List<Row> rows) {
        Map<String, Long> counts = rows.stream()
                .map(Row::outcome)
                .collect(Collectors.groupingBy(
                        outcome -> outcome.converted() ? "converted" : outcome.state(),
                        TreeMap::new,
                        Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String text(String format, Object... values) {
        // no -0.00
        return String.format(Locale.ROOT, format, values).replaceAll("-(0\\.0+\\b)", "$1");
    }
}
