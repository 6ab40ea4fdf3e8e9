package dev.lull.standalone.output;

import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.standalone.client.Amount;
import dev.lull.standalone.client.Printable;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** One page at the end: what went where, what was converted how, which originals were spared, what was not uploaded. */
public final class Summary {

    /** Of each kind; the rest is counted, and listed in full in the file of {@code --json}. */
    private static final int MOST_LINES = 40;

    /** How {@code original} of the ledger begins when {@code upload.after} spared the file. */
    private static final String KEPT = "kept: ";

    private final PrintStream out;
    private final Map<MediaState, Long> bytes = new EnumMap<>(MediaState.class);
    private final Listing converted = new Listing("converted");
    private final Listing spared = new Listing("original kept of");
    private final Map<MediaState, Listing> left = new EnumMap<>(MediaState.class);

    private Summary(PrintStream out) {
        this.out = out;
        for (MediaState state : List.of(
                MediaState.LOCKED,
                MediaState.QUARANTINED,
                MediaState.SKIPPED,
                MediaState.DUPLICATE,
                MediaState.CANCELLED)) {
            left.put(state, new Listing(state.wireName()));
        }
    }

    /**
     * Prints it.
     *
     * @param took from the command's start to its end
     */
    public static void print(Outcome outcome, String target, Duration took, PrintStream out) {
        Summary summary = new Summary(out);
        outcome.files().forEach(file -> summary.add(file, outcome));
        summary.print(outcome, target, took);
    }

    private void add(MediaFile file, Outcome outcome) {
        bytes.merge(file.state(), file.size(), Long::sum);
        Listing listing = left.get(file.state());
        if (listing != null) {
            listing.add(() -> name(file.name()) + reason(file));
        } else if (file.state() == MediaState.UPLOADED && file.convertedAt() != null) {
            converted.add(() -> name(file.name()) + ConversionWords.of(file, outcome));
        }
        String original = file.original();
        if (original != null && original.startsWith(KEPT)) {
            spared.add(() -> name(file.name()) + Printable.text(original.substring(KEPT.length())));
        }
    }

    private void print(Outcome outcome, String target, Duration took) {
        out.println();
        long uploaded = outcome.submission().counts().getOrDefault(MediaState.UPLOADED, 0L);
        out.println("uploaded " + Amount.files(uploaded) + " ("
                + Amount.bytes(bytes.getOrDefault(MediaState.UPLOADED, 0L)) + ") to " + Printable.text(target)
                + " in " + Amount.time(took));
        converted.print(out);
        spared.print(out);
        left.values().forEach(listing -> listing.print(out));
        if (outcome.submission().files() == 0) {
            out.println("there was nothing to upload: no file in what was named");
        }
    }

    private static String reason(MediaFile file) {
        return file.reason() == null ? "" : Printable.text(file.reason());
    }

    private static String name(String name) {
        return String.format(Locale.ROOT, "%-28s  ", Printable.text(name));
    }

    /** Some files of one kind, and how many there are. */
    private static final class Listing {

        private final String title;
        private final StringBuilder lines = new StringBuilder();
        private long files;

        Listing(String title) {
            this.title = title;
        }

        void add(Supplier<String> line) {
            files++;
            if (files <= MOST_LINES) {
                lines.append("  ").append(line.get().stripTrailing()).append(System.lineSeparator());
            }
        }

        void print(PrintStream out) {
            if (files == 0) {
                return;
            }
            out.println(title + " " + Amount.files(files));
            out.print(lines);
            if (files > MOST_LINES) {
                out.println("  … and " + (files - MOST_LINES) + " more; --json FILE lists them all");
            }
        }
    }
}
