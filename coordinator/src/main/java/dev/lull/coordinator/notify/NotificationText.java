package dev.lull.coordinator.notify;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.Notice;
import dev.lull.common.ledger.NoticeLedger;
import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.ops.Addresses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Puts a notice into words, by what the ledger knows when it is told. */
final class NotificationText {

    /** In an e-mail, or on the screen of a telephone. */
    private static final int PATHS = 5;

    private final Ledger ledger;

    NotificationText(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Empty when there is nothing left to tell: its state has expired, or it is on its way again. */
    Optional<Notification> of(NoticeLedger.Waiting waiting) {
        Notice notice = waiting.notice();
        return switch (notice.kind()) {
            case SETTLED ->
                ledger.submissions()
                        .find(notice.id())
                        .filter(submission -> submission.settled() != null)
                        .map(submission -> settled(submission, waiting));
            case QUARANTINED ->
                ledger.media()
                        .find(notice.id())
                        .filter(file -> file.state() == MediaState.QUARANTINED)
                        .map(file -> quarantined(file, waiting));
        };
    }

    private static Notification settled(Submission submission, NoticeLedger.Waiting waiting) {
        Map<String, Long> counts = new TreeMap<>();
        submission.counts().forEach((state, number) -> counts.put(state.wireName(), number));
        List<String> words = new ArrayList<>();
        counts.forEach((state, number) -> words.add(number + " " + state));
        boolean bad = submission.counts().containsKey(MediaState.QUARANTINED);
        List<String> lines = new ArrayList<>(List.of(String.join(", ", words)));
        submission.paths().stream().limit(PATHS).forEach(lines::add);
        if (submission.paths().size() > PATHS) {
            lines.add("and " + (submission.paths().size() - PATHS) + " more");
        }
        lines.add("submission " + submission.id());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("submission", submission.id());
        data.put("paths", submission.paths());
        data.put("counts", counts);
        data.put("started_at", submission.started().toString());
        data.put("settled_at", String.valueOf(submission.settled()));
        return new Notification(
                id(waiting),
                "dev.lull.submission.settled",
                submission.id(),
                Objects.requireNonNull(submission.settled()),
                bad,
                "Lull: " + files(submission.files()) + " settled" + (bad ? ", some quarantined" : ""),
                String.join("\n", lines),
                data);
    }

    private static Notification quarantined(MediaFile file, NoticeLedger.Waiting waiting) {
        String reason = file.reason() == null ? "no reason is known" : Addresses.hidden(file.reason());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("media", file.id());
        data.put("submission", file.submission());
        data.put("name", file.name());
        data.put("source", file.source());
        data.put("reason", reason);
        return new Notification(
                id(waiting),
                "dev.lull.media.quarantined",
                file.id(),
                waiting.since(),
                true,
                "Lull: quarantined: " + file.name(),
                reason + "\n" + file.source() + "\nlull retry " + file.id() + ", once that is mended",
                data);
    }

    private static String id(NoticeLedger.Waiting waiting) {
        return waiting.notice().text() + ":" + waiting.since().toEpochMilli();
    }

    private static String files(long number) {
        return number == 1 ? "1 file" : number + " files";
    }
}
