package dev.lull.convert.plan;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.probe.Compatibility;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.SourceIdentity;
import dev.lull.convert.analysis.TimeBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans the cheapest conversion that is enough. The same facts and settings always give the same plan. */
public final class Planner {

    private final PlanEncoding own;
    private final double segmentLength;

    /**
     * A planner.
     *
     * @param segmentLength wanted, in seconds
     */
    public Planner(EncoderSettings encoder, int ffmpegMajor, double segmentLength) {
        this.own = new PlanEncoding(encoder, ffmpegMajor);
        this.segmentLength = segmentLength;
    }

    /** One that plans as these settings say. */
    public static Planner of(Settings settings, int ffmpegMajor) {
        double segmentLength = settings.get(ConvertSettings.SEGMENT_LENGTH).toMillis() / 1000.0;
        return new Planner(EncoderSettings.of(settings), ffmpegMajor, segmentLength);
    }

    /**
     * The plan.
     *
     * @param index the packets of the video stream that is converted
     * @param outputPath the folder in the store where the result will be
     */
    public ConversionPlan plan(SourceIdentity source, MediaFacts facts, PacketIndex index, String outputPath) {
        Compatibility verdict = trusted(Compatibility.of(facts, own.settings().target()), index);
        String reason = verdict.compatible() ? "compatible as it is" : verdict.summary();
        ConversionKind kind = kind(verdict);
        return kind.encodesVideo()
                ? inSegments(source, facts, kind, own, index, reason, outputPath)
                : inOnePiece(source, facts, kind, own, reason, outputPath);
    }

    /** Packets whose times are not known, or wrong, can be decoded in their order, and not copied. */
    private static Compatibility trusted(Compatibility verdict, PacketIndex index) {
        if (index.trusted()) {
            return verdict;
        }
        List<String> video = new ArrayList<>(verdict.video());
        video.add(String.valueOf(index.disorder()));
        return new Compatibility(verdict.container(), video, verdict.audio());
    }

    /**
     * The plan to fall back to when this one did not give a good file: in one piece instead of segments, then
     * everything encoded instead of something copied, then without the tracks beside the main ones. It is encoded as
     * the plan that failed says, with the ffmpeg of this worker. Empty when there is none.
     *
     * @param why this plan failed
     */
    public Optional<ConversionPlan> fallBack(
            ConversionPlan failed, String why, SourceIdentity source, MediaFacts facts, PacketIndex index) {
        String how = failed.segmented() ? "in segments" : failed.kind().wireName();
        String reason = failed.reason() + "; " + how + " was not enough: " + why;
        String outputPath = failed.outputPath();
        PlanEncoding encoding =
                new PlanEncoding(PlanEncoding.read(failed.encoding()).settings(), own.ffmpegMajor());
        if (failed.segmented()) {
            return Optional.of(inOnePiece(source, facts, failed.kind(), encoding, reason, outputPath));
        }
        return switch (failed.kind()) {
            case NONE, REMUX, AUDIO ->
                Optional.of(inSegments(source, facts, ConversionKind.FULL, encoding, index, reason, outputPath));
            case VIDEO -> Optional.of(inOnePiece(source, facts, ConversionKind.FULL, encoding, reason, outputPath));
            case FULL -> mainTracks(failed, encoding, reason, source, facts);
        };
    }

    private Optional<ConversionPlan> mainTracks(
            ConversionPlan failed, PlanEncoding encoding, String reason, SourceIdentity source, MediaFacts facts) {
        Selection all = Selection.of(facts, failed, encoding.settings().target());
        if (!all.hasCompanions()) {
            return Optional.empty();
        }
        Selection main = all.mainTracks();
        List<Loss> lost = new ArrayList<>(List.of(Selection.COMPANIONS));
        lost.addAll(PlannedLosses.of(facts, ConversionKind.FULL, all, encoding.settings()));
        return Optional.of(new ConversionPlan(
                ConversionKind.FULL,
                failed.units(),
                failed.cuts(),
                encoding.text(),
                Fingerprint.of(source, ConversionKind.FULL, failed.cuts(), true, encoding.text()),
                reason,
                failed.outputPath(),
                new ConversionPlan.Content(KeptWords.of(ConversionKind.FULL, main), lost)));
    }

    /** Whether units made under this plan still fit to the source. */
    public boolean stillHolds(ConversionPlan plan, SourceIdentity source) {
        return plan.fingerprint()
                .equals(Fingerprint.of(
                        source, plan.kind(), plan.cuts(), Selection.mainTracksOnly(plan), plan.encoding()));
    }

    private ConversionPlan inSegments(
            SourceIdentity source,
            MediaFacts facts,
            ConversionKind kind,
            PlanEncoding encoding,
            PacketIndex index,
            String reason,
            String outputPath) {
        if (index.disorder() != null) {
            return inOnePiece(
                    source, facts, kind, encoding, reason + "; in one piece: " + index.disorder(), outputPath);
        }
        TimeBase timeBase = TimeBase.of(facts.mainVideo().orElseThrow().timeBase());
        List<Long> cuts = Cuts.of(index, timeBase, segmentLength);
        if (cuts.isEmpty()) {
            return inOnePiece(source, facts, kind, encoding, reason, outputPath);
        }
        List<Unit> units = new ArrayList<>();
        facts.mainAudio().ifPresent(audio -> units.add(Unit.AUDIO));
        for (int number = 0; number < cuts.size(); number++) {
            units.add(Unit.segment(number));
        }
        return of(source, facts, kind, encoding, units, cuts, reason, outputPath);
    }

    private ConversionPlan inOnePiece(
            SourceIdentity source,
            MediaFacts facts,
            ConversionKind kind,
            PlanEncoding encoding,
            String reason,
            String outputPath) {
        return of(source, facts, kind, encoding, List.of(Unit.segment(0)), List.of(), reason, outputPath);
    }

    private ConversionPlan of(
            SourceIdentity source,
            MediaFacts facts,
            ConversionKind kind,
            PlanEncoding encoding,
            List<Unit> units,
            List<Long> cuts,
            String reason,
            String outputPath) {
        EncoderSettings settings = encoding.settings();
        Selection selection = Selection.of(facts, kind, settings.target());
        ConversionPlan.Content content = new ConversionPlan.Content(
                KeptWords.of(kind, selection), PlannedLosses.of(facts, kind, selection, settings));
        String fingerprint = Fingerprint.of(source, kind, cuts, false, encoding.text());
        return new ConversionPlan(kind, units, cuts, encoding.text(), fingerprint, reason, outputPath, content);
    }

    private static ConversionKind kind(Compatibility verdict) {
        if (verdict.compatible()) {
            return ConversionKind.NONE;
        }
        boolean video = !verdict.video().isEmpty();
        boolean audio = !verdict.audio().isEmpty();
        if (video && audio) {
            return ConversionKind.FULL;
        }
        if (video) {
            return ConversionKind.VIDEO;
        }
        return audio ? ConversionKind.AUDIO : ConversionKind.REMUX;
    }
}
