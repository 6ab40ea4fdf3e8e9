package dev.lull.coordinator.verify;

import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.store.S3Location;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.store.TargetTemplate;
import dev.lull.common.task.Unit;
import dev.lull.coordinator.action.ActionRefused;
import dev.lull.coordinator.action.Retry;
import dev.lull.coordinator.verify.Finding.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares the files that are uploaded by the ledger with what the target has under their names: whether it is there,
 * and its size; its checksum where the target tells it without being read. Only folders and buckets can be asked.
 */
public final class TargetVerification {

    private final Ledger ledger;
    private final SourceFiles files;
    private final Retry retry;
    private final String target;

    /** @param files asked for what is at the target, too: its files have names as originals do */
    public TargetVerification(Ledger ledger, SourceFiles files, Retry retry, String target) {
        this.ledger = ledger;
        this.files = files;
        this.retry = retry;
        this.target = target;
    }

    /**
     * A part of the uploaded files, compared.
     *
     * @param compared how many were
     * @param next where the next part begins; null behind the last
     */
    public record Part(
            int compared, List<Finding> findings, @Nullable Integer next) {}

    /**
     * Compares some of the files, longest uploaded first.
     *
     * @param repair whether to send again what is missing or differs
     * @throws ActionRefused when the target cannot be asked
     */
    public Part compare(int offset, int limit, boolean repair) throws ActionRefused {
        String place = place();
        List<MediaFile> uploaded = ledger.media().inState(MediaState.UPLOADED, offset, limit);
        List<Finding> findings = new ArrayList<>();
        int compared = 0;
        int next = offset;
        for (MediaFile file : uploaded) {
            boolean sentAgain = false;
            if (file.result() != null && file.result().startsWith(place)) {
                compared++;
                Optional<Finding> finding = finding(file, file.result(), repair);
                finding.ifPresent(findings::add);
                sentAgain = finding.filter(Finding::sentAgain).isPresent();
            }
            next += sentAgain ? 0 : 1;
        }
        return new Part(compared, findings, uploaded.size() < limit ? null : next);
    }

    /** How the names of all files there begin. */
    private String place() throws ActionRefused {
        String fixed = TargetTemplate.of(target).fixed();
        if (S3Location.isOne(target)) {
            return fixed.replaceAll("/+$", "") + "/";
        }
        if (!target.startsWith("/")) {
            throw new ActionRefused(target + " cannot be asked what it has; only folders and buckets can");
        }
        Path folder = Path.of(fixed).normalize();
        if (stat(folder.toString()).isEmpty()) {
            throw new ActionRefused("the target folder " + folder + " is missing: make it, or mount its disk");
        }
        return folder.endsWith("/") ? folder.toString() : folder + "/";
    }

    private Optional<SourceFiles.State> stat(String name) throws ActionRefused {
        try {
            return files.stat(name);
        } catch (IOException e) {
            throw new ActionRefused("the target cannot be asked: " + e.getMessage());
        }
    }

    private Optional<Finding> finding(MediaFile file, String result, boolean repair) throws ActionRefused {
        Optional<SourceFiles.State> there = stat(result);
        if (there.isEmpty()) {
            return Optional.of(found(file, Problem.MISSING, "it is not there", repair));
        }
        return difference(there.get(), expected(file)).map(detail -> found(file, Problem.DIFFERS, detail, repair));
    }

    private Finding found(MediaFile file, Problem problem, String detail, boolean repair) {
        if (!repair) {
            return new Finding(file, problem, detail, false);
        }
        if (gone(file)) {
            return new Finding(file, problem, detail + ", and its original is gone", false);
        }
        try {
            return new Finding(file, problem, detail, retry.sendAgain(file));
        } catch (ActionRefused goneOn) {
            return new Finding(file, problem, detail, false);
        }
    }

    private boolean gone(MediaFile file) {
        try {
            return files.stat(file.source()).isEmpty();
        } catch (IOException unreachable) {
            // taking it in waits for it, or says what is wrong
            return false;
        }
    }

    private static Optional<String> difference(SourceFiles.State there, Expected expected) {
        if (expected.size() != null && there.size() != expected.size()) {
            return Optional.of("it has " + there.size() + " bytes, not " + expected.size());
        }
        boolean other = there.sha256() != null
                && expected.sha256() != null
                && !there.sha256().equals(expected.sha256());
        return other ? Optional.of("it has other content") : Optional.empty();
    }

    /** What was brought there: the original, or the result of its conversion, if that is still known. */
    private Expected expected(MediaFile file) {
        if (file.convertedAt() == null) {
            return new Expected(file.size(), file.sha256());
        }
        ConversionLedger conversions = ledger.conversions();
        return conversions
                .find(file.id())
                .map(conversion -> conversion.units().get(Unit.ASSEMBLE))
                .filter(UnitState.Done.class::isInstance)
                .map(UnitState.Done.class::cast)
                .map(done -> new Expected(done.bytes(), done.checksum()))
                .orElse(new Expected(null, null));
    }

    private record Expected(@Nullable Long size, @Nullable String sha256) {}
}
