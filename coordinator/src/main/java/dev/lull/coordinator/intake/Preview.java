package dev.lull.coordinator.intake;

import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.probe.SourceErrors;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.SourceFiles;
import dev.lull.coordinator.classify.Classification;
import dev.lull.coordinator.classify.Classifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of files if they were submitted. Nothing is written anywhere, and no ledger is asked: what arrived
 * before is not known here.
 */
public final class Preview {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final AllowedRoots allowedRoots;
    private final SourceFiles sources;
    private final SourceCheck sourceCheck;
    private final Classifier classifier;

    public Preview(Settings settings, SourceFiles sources, MediaProbe probe) {
        this.allowedRoots = AllowedRoots.of(settings);
        this.sources = sources;
        this.sourceCheck = new SourceCheck(sources, PAUSE);
        this.classifier = Classifier.of(probe, settings);
    }

    /**
     * One file.
     *
     * @param name where it would go below the target
     * @param state that it would come to
     * @param contentType null for what would not be looked into
     * @param size bytes; 0 where that is not known
     * @param reason why, in one line; null for what needs none
     */
    public record Finding(
            String source,
            String name,
            MediaState state,
            @Nullable String contentType,
            long size,
            @Nullable String reason) {}

    /** Takes what is found, one file at a time. */
    @FunctionalInterface
    public interface Visitor {
        void found(Finding finding) throws InterruptedException;
    }

    /** Tells of each file below these paths, in the order in which they would be taken in. */
    public void of(List<String> paths, Visitor visitor) throws InterruptedException {
        new SourceWalk(allowedRoots, sources, sourceCheck, entry -> visitor.found(finding(entry)))
                .walk(paths, WalkPosition.START);
    }

    private Finding finding(WalkEntry entry) throws InterruptedException {
        StateChange verdict = entry.verdict();
        if (verdict != null) {
            return decided(entry, verdict, 0);
        }
        try (HeldFile file = sources.hold(entry.source())) {
            return finding(entry, file.path());
        } catch (IOException e) {
            return decided(entry, Verdicts.quarantined(SourceErrors.of(e).reason()), 0);
        } catch (Failure e) {
            return decided(entry, Verdicts.quarantined(e.reason()), 0);
        }
    }

    private Finding finding(WalkEntry entry, Path file) throws IOException, Failure, InterruptedException {
        long size = Files.size(file);
        if (size == 0) {
            return decided(entry, Verdicts.emptyFile(), 0);
        }
        if (entry.owner() != null) {
            return new Finding(
                    entry.source(), entry.name(), MediaState.QUEUED, null, size, "a sidecar, goes with its file");
        }
        Classification decision = classifier.classify(file, entry.name(), classifier.sniff(file));
        return new Finding(
                entry.source(), entry.name(), decision.state(), decision.contentType(), size, decision.reason());
    }

    private static Finding decided(WalkEntry entry, StateChange verdict, long size) {
        return new Finding(
                entry.source(),
                entry.name(),
                verdict.to(),
                null,
                size,
                verdict.facts().get(MediaField.REASON));
    }
}
