package dev.lull.coordinator.classify;

import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaKind;
import dev.lull.common.probe.Compatibility;
import dev.lull.common.probe.ImageCheck;
import dev.lull.common.probe.ImageNames;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.MediaNames;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.probe.SidecarNames;
import dev.lull.common.probe.Sniffed;
import dev.lull.common.probe.Sniffer;
import dev.lull.common.probe.SourceErrors;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.UnpackSettings;
import dev.lull.coordinator.archive.ArchiveFormat;
import dev.lull.coordinator.archive.ArchiveNames;
import dev.lull.coordinator.archive.Archives;
import dev.lull.coordinator.capture.CaptureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks into a file and decides. Thread-safe. */
public final class Classifier {

    private static final String UNKNOWN = "application/octet-stream";
    private static final String TIFF = "image/tiff";

    private final Sniffer sniffer = new Sniffer();
    private final CaptureReader captures = new CaptureReader(ZoneId.systemDefault());
    private final MediaProbe probe;
    private final TargetProfile target;
    private final @Nullable Archives archives;

    /**
     * A classifier to which an archive is a file as any other.
     *
     * @param target what a video must play on to be let through as it is
     */
    public Classifier(MediaProbe probe, TargetProfile target) {
        this(probe, target, null);
    }

    private Classifier(MediaProbe probe, TargetProfile target, @Nullable Archives archives) {
        this.probe = probe;
        this.target = target;
        this.archives = archives;
    }

    /** By these settings. */
    public static Classifier of(MediaProbe probe, Settings settings) {
        boolean unpacks = settings.get(UnpackSettings.ARCHIVES).equals("yes");
        return new Classifier(
                probe,
                TargetProfile.named(settings.get(ConvertSettings.PROFILE)),
                unpacks ? new Archives(settings) : null);
    }

    /**
     * What the first bytes say, which is what each decision begins with.
     *
     * @throws Failure when the file cannot be read
     */
    public Sniffed sniff(Path file) throws Failure {
        try {
            return sniffer.sniff(file);
        } catch (IOException e) {
            throw SourceErrors.of(e);
        }
    }

    /**
     * The decision on a readable file that is not empty; whatever is wrong with its content is part of the decision.
     *
     * @param name decides where the content does not: raw photos, and images without a signature
     * @throws Failure when the file cannot be read, or the world does not let us look
     */
    public Classification classify(Path file, String name, Sniffed sniffed) throws Failure, InterruptedException {
        try {
            Classification decision = decide(file, name, sniffed);
            return decision.accepted() ? decision.taken(captures.read(file)) : decision;
        } catch (IOException e) {
            throw SourceErrors.of(e);
        }
    }

    /**
     * The decision on a file that is neither image nor video, but an archive or nothing of interest, which is made
     * without reading it to its end; empty for any other.
     *
     * @throws Failure as {@link #classify} does
     */
    public Optional<Classification> early(Path file, String name, Sniffed sniffed)
            throws Failure, InterruptedException {
        try {
            return switch (sniffed.guess()) {
                case IMAGE, VIDEO -> Optional.empty();
                case UNCERTAIN, OTHER ->
                    Optional.of(decide(file, name, sniffed))
                            .filter(decision -> decision.skipped() || decision.unpacked());
            };
        } catch (IOException e) {
            throw SourceErrors.of(e);
        }
    }

    private Classification decide(Path file, String name, Sniffed sniffed)
            throws IOException, Failure, InterruptedException {
        return switch (sniffed.guess()) {
            case IMAGE -> image(file, name, sniffed.contentType());
            case VIDEO -> video(file, sniffed.contentType());
            case UNCERTAIN -> {
                Optional<String> image = ImageNames.contentType(name);
                yield image.isPresent()
                        ? Classification.imageByName(image.get())
                        : uncertain(file, name, sniffed.contentType());
            }
            case OTHER ->
                isUnpacked(file, name, sniffed.contentType())
                        ? Classification.archive(sniffed.contentType())
                        : neither(sniffed.contentType(), name);
        };
    }

    private boolean isUnpacked(Path file, String name, String contentType) {
        Optional<ArchiveFormat> format = ArchiveFormat.of(contentType);
        if (archives == null || format.isEmpty() || !ArchiveNames.isUnpacked(name)) {
            return false;
        }
        try {
            return archives.isArchive(file, format.get());
        } catch (IOException noSuchContent) {
            return false;
        }
    }

    private static Classification image(Path file, String name, String sniffed) throws IOException {
        String contentType = sniffed.equals(TIFF) ? ImageNames.rawPhoto(name).orElse(TIFF) : sniffed;
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

    private Classification uncertain(Path file, String name, String contentType) throws Failure, InterruptedException {
        try {
            return judge(probe.probe(file), contentType);
        } catch (Failure.Permanent e) {
            // of an image ffprobe says so for its name alone
            if (contentType.equals(UNKNOWN) && e.reason().equals(MediaProbe.NOT_OPENED) && !MediaNames.isImage(name)) {
                return Classification.skipped(contentType, MediaProbe.NOT_OPENED);
            }
            return contentType.equals(UNKNOWN) || contentType.startsWith("audio/")
                    ? neither(contentType, name)
                    : Classification.skipped(contentType, contentType + " that cannot be opened: " + e.reason());
        }
    }

    private Classification judge(MediaFacts facts, String sniffed) {
        if (facts.video().isEmpty()) {
            return Classification.skipped(ContentTypes.withoutPicture(sniffed, facts), withoutPicture(facts));
        }
        String contentType = ContentTypes.video(sniffed, facts);
        return judge(facts.refusal(), Compatibility.of(facts, target), contentType)
                .holding(TrackWords.of(facts));
    }

    private static Classification judge(Optional<String> refusal, Compatibility compatibility, String contentType) {
        if (refusal.isPresent()) {
            return Classification.damaged(MediaKind.VIDEO, contentType, refusal.get());
        }
        return compatibility.compatible()
                ? Classification.queued(MediaKind.VIDEO, contentType)
                : Classification.deferred(contentType, compatibility.summary());
    }

    private static String withoutPicture(MediaFacts facts) {
        return facts.mainAudio()
                .map(audio -> "sound (" + audio.codec() + ") without a moving picture")
                .orElse("nothing in it that can be seen or heard");
    }

    private static Classification neither(String contentType, String name) {
        if (SidecarNames.isSidecar(name)) {
            return Classification.skipped(
                    contentType, "a sidecar without its file: no image or video beside it has its name");
        }
        String what = contentType.equals(UNKNOWN) ? "unknown data" : contentType;
        return Classification.skipped(contentType, what + " is not a picture or a video");
    }
}
