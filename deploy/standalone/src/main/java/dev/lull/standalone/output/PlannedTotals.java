package dev.lull.standalone.output;

import dev.lull.convert.ConversionEstimate;
import dev.lull.standalone.client.Amount;
import java.util.ArrayList;
import java.util.List;

/** How many files would be uploaded, converted, unpacked, skipped and refused, and how large they are. */
public final class PlannedTotals {

    private final Total upload = new Total("uploaded as they are");
    private final Total convert = new Total("converted");
    private final Total unpack = new Total("unpacked");
    private final Total skip = new Total("skipped");
    private final Total refuse = new Total("refused");
    private long losing;
    private double seconds;
    private long bytes;
    private double margin;

    public void add(PlannedFile file) {
        Total total = switch (file.outcome()) {
            case PlannedFile.UPLOAD -> upload;
            case PlannedFile.CONVERT -> convert;
            case PlannedFile.UNPACK -> unpack;
            case PlannedFile.SKIP -> skip;
            default -> refuse;
        };
        total.files++;
        total.bytes += file.size();
        losing += file.lost().isEmpty() ? 0 : 1;
        ConversionEstimate estimate = file.estimate();
        if (estimate != null) {
            seconds += estimate.seconds();
            bytes += estimate.bytes();
            margin = Math.max(margin, estimate.margin());
        }
    }

    public long refused() {
        return refuse.files;
    }

    /**
     * {@code would be: 3 files (1.2 MB) uploaded as they are, 1 file (1.4 GB) converted, of which 1 loses something}.
     */
    public String words() {
        List<String> parts = new ArrayList<>();
        for (Total total : List.of(upload, convert, unpack, skip, refuse)) {
            if (total.files > 0) {
                parts.add(total.words());
            }
        }
        String losses = losing == 0 ? "" : "; " + Amount.files(losing) + " would lose something";
        String estimate =
                seconds == 0 ? "" : "; about " + EstimateWords.of(new ConversionEstimate(seconds, bytes, margin));
        return parts.isEmpty() ? "nothing there" : "would be: " + String.join(", ", parts) + losses + estimate;
    }

    private static final class Total {

        private final String what;
        private long files;
        private long bytes;

        Total(String what) {
            this.what = what;
        }

        String words() {
            return Amount.files(files) + (bytes == 0 ? "" : " (" + Amount.bytes(bytes) + ")") + " " + what;
        }
    }
}
