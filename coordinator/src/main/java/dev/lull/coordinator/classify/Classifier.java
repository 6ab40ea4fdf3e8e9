package dev.lull.coordinator.classify;

import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaKind;
import dev.lull.common.probe.Compatibility;
import dev.lull.common.probe.ImageCheck;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.probe.Sniffed;
import dev.lull.common.probe.Sniffer;
import dev.lull.common.probe.SourceErrors;
import dev.lull.common.probe.TargetProfile;
import dev.lull.coordinator.capture.CaptureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/** Looks into a file and decides. Thread-safe. */
public final class Classifier {

    private static final String UNKNOWN = "application/octet-stream";

    private final Sniffer sniffer = new Sniffer();
    private final CaptureReader captures = new CaptureReader(ZoneId.systemDefault());
    private final MediaProbe probe;
    private final TargetProfile target;

    /**
     * A classifier.
     *
     * @param target what a video must play on to be let through as it is
     */
    public Classifier(MediaProbe probe, TargetProfile target) {
        this.probe = probe;
        this.target = target;
    }

    /**
     * The decision on a readable file that is not empty; whatever is wrong with its content is part of the decision.
     *
     * @throws Failure when the file cannot be read, or the world does not let us look
     */
    public Classification classify(Path file) throws Failure, InterruptedException {
        try {
            Classification decision = decide(file, sniffer.sniff(file));
            return decision.accepted() ? decision.taken(captures.read(file)) : decision;
        } catch (IOException e) {
            throw SourceErrors.of(e);
        }
    }

    private Classification decide(Path file, Sniffed sniffed) throws IOException, Failure, InterruptedException {
        return switch (sniffed.guess()) {
            case IMAGE -> image(file, sniffed.contentType());
            case VIDEO -> video(file, sniffed.contentType());
            case UNCERTAIN -> uncertain(file, sniffed.contentType());
            case OTHER -> neither(sniffed.contentType());
        };
    }

    private static Classification image(Path file, String contentType) throws IOException {
        Optional<String> damage = ImageCheck.damage(file, contentType);
        return damage.isPresent()
                ? Classification.damaged(MediaKind.IMAGE, contentType, damage.get())
                : Classification.queued(MediaKind.IMAGE, contentType);
    }

    private Classification video(Path file, String contentType) throws Failure, InterruptedException {
        try {
            return judge(probe.probe(file), contentType);
        } catch (Failure.Permanent e) {
            return Classification.damaged(MediaKind.VIDEO, contentType, e.reason());
        }
    }

    private Classification uncertain(Path file, String contentType) throws Failure, InterruptedException {
        try {
            return judge(probe.probe(file), contentType);
        } catch (Failure.Permanent e) {
            return neither(contentType);
        }
    }

    private Classification judge(MediaFacts facts, String sniffed) {
        if (facts.video().isEmpty()) {
            return Classification.skipped(ContentTypes.withoutPicture(sniffed, facts), withoutPicture(facts));
        }
        String contentType = ContentTypes.video(sniffed, facts);
        Optional<String> refusal = facts.refusal();
        if (refusal.isPresent()) {
            return Classification.damaged(MediaKind.VIDEO, contentType, refusal.get());
        }
        Compatibility compatibility = Compatibility.of(facts, target);
        return compatibility.compatible()
                ? Classification.queued(MediaKind.VIDEO, contentType)
                : Classification.deferred(contentType, compatibility.summary());
    }

    private static String withoutPicture(MediaFacts facts) {
        return facts.mainAudio()
                .map(audio -> "sound (" + audio.codec() + ") without a moving picture")
                .orElse("nothing in it that can be seen or heard");
    }

    private static Classification neither(String contentType) {
        String what = contentType.equals(UNKNOWN) ? "unknown data" : contentType;
        return Classification.skipped(contentType, what + " is not a picture or a video");
    }
}
