package dev.lull.common.original;

import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.media.Checksum;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.settings.UploadSettings;
import dev.lull.common.store.ArchivedSource;
import dev.lull.common.store.SourceRoots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies {@code upload.after} to an original when its receipt, that of its converted file if it has one, is in the
 * ledger; and to its duplicates, whose content arrived with it. An original that its converted file does not replace
 * stays, and so do its duplicates and one whose sidecar did not arrive, unless {@code upload.after-lossy} says
 * otherwise. What was done is noted on the file, so that it is done once: the same file, put there again, is kept.
 */
public final class SourceDisposal {

    private static final Logger log = LoggerFactory.getLogger(SourceDisposal.class);

    private final MediaLedger media;
    private final SourceRoots roots;
    private final boolean keep;
    private final boolean keepLossy;
    private final @Nullable MovedAside aside;

    /**
     * By these settings.
     *
     * @throws SettingsException when originals are to be moved and it is not said where
     */
    public SourceDisposal(MediaLedger media, Settings settings) {
        this.media = media;
        this.roots = SourceRoots.of(settings);
        String after = settings.get(UploadSettings.AFTER);
        this.keep = after.equals("keep");
        this.keepLossy = settings.get(UploadSettings.AFTER_LOSSY).equals("keep");
        this.aside = after.equals("move") ? new MovedAside(folder(settings)) : null;
    }

    private static Path folder(Settings settings) {
        return settings.find(UploadSettings.MOVED_TO)
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseThrow(() -> new SettingsException(
                        List.of("upload.moved-to: upload.after = move needs an absolute folder here")));
    }

    /**
     * Looks at what may be due now that this file is settled: its own original, those of its copies and, when it is a
     * sidecar, that of its file. Nothing happens while it is not settled, or did not arrive. May be done again.
     */
    public void release(String settled) {
        if (keep) {
            return;
        }
        media.find(settled).filter(file -> file.state().settled()).ifPresent(file -> {
            arrived(file).ifPresent(this::releaseWithCopies);
            Optional.ofNullable(file.sidecarOf())
                    .flatMap(media::find)
                    .flatMap(this::arrived)
                    .ifPresent(this::releaseWithCopies);
        });
    }

    /** As what its content arrived; empty when it did not. */
    private Optional<MediaFile> arrived(MediaFile file) {
        Optional<MediaFile> owner = file.state() == MediaState.DUPLICATE && file.owner() != null
                ? media.find(file.owner())
                : Optional.of(file);
        return owner.filter(each -> each.state() == MediaState.UPLOADED);
    }

    private void releaseWithCopies(MediaFile uploaded) {
        Optional<String> loss = keepLossy ? ConversionLoss.of(uploaded) : Optional.empty();
        release(uploaded, loss);
        media.duplicates(uploaded.id())
                .forEach(id -> media.find(id)
                        .filter(copy -> copy.state() == MediaState.DUPLICATE
                                && uploaded.id().equals(copy.owner()))
                        .ifPresent(copy -> release(copy, loss)));
    }

    private void release(MediaFile file, Optional<String> loss) {
        if (file.original() != null) {
            return;
        }
        SidecarLoss sidecars = keepLossy ? SidecarLoss.of(file, media) : SidecarLoss.NONE;
        if (!sidecars.settled()) {
            return;
        }
        String done = released(file, loss.or(sidecars::reason).orElse(null));
        media.noteOriginal(file.id(), done);
        log.info("original file: {}: {}", file.source(), done);
    }

    private String released(MediaFile file, @Nullable String loss) {
        if (!file.source().startsWith("/")) {
            return "kept: it is in " + (ArchivedSource.isOne(file.source()) ? "an archive" : "a bucket");
        }
        Path source = Path.of(file.source());
        try {
            if (Files.notExists(source)) {
                return "gone";
            }
            String objection = loss != null ? loss : objection(file, source);
            if (objection != null) {
                return "kept: " + objection;
            }
            if (aside != null) {
                return "moved to " + aside.move(source, file);
            }
            Files.delete(source);
            return "deleted";
        } catch (IOException e) {
            log.warn(
                    "original file kept, cannot {} it: {}: {}",
                    aside == null ? "delete" : "move",
                    source,
                    e.toString());
            return "kept: it cannot be " + (aside == null ? "deleted" : "moved");
        }
    }

    private @Nullable String objection(MediaFile file, Path source) throws IOException {
        if (Files.isSymbolicLink(source) || !Files.isRegularFile(source)) {
            return "it is a link or no file";
        }
        if (!roots.hold(source.toRealPath())) {
            return "it is outside the folders of intake.roots";
        }
        return same(file, source) ? null : "it changed after it was read";
    }

    /** Programs that edit a file in place can leave its size and its time as they were. */
    private static boolean same(MediaFile file, Path source) throws IOException {
        return Files.size(source) == file.size() && Checksum.of(source).equals(file.sha256());
    }
}
