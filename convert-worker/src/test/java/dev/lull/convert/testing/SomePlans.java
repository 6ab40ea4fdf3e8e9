package dev.lull.convert.testing;

import static dev.lull.convert.testing.SomeSettings.encoding;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.store.ConversionFolders;
import dev.lull.common.task.Unit;
import dev.lull.convert.plan.PlanEncoding;
import java.util.List;

/** Plans for 30 s of video, as a planner would write them. */
public final class SomePlans {

    private static final String ENCODING = new PlanEncoding(encoding("medium", 23, 128, 0), 8).text();

    private SomePlans() {}

    /** Three segments of ten seconds, and audio. */
    public static ConversionPlan segmented() {
        return segmented("fingerprint of segments");
    }

    /** The same, of another source or encoding. */
    public static ConversionPlan segmented(String fingerprint) {
        return new ConversionPlan(
                ConversionKind.VIDEO,
                List.of(Unit.AUDIO, Unit.segment(0), Unit.segment(1), Unit.segment(2)),
                List.of(0L, 10 * SomeMedia.SECOND, 20 * SomeMedia.SECOND),
                ENCODING,
                fingerprint,
                "hevc is not h264",
                ConversionFolders.results(OneConversion.ID),
                ConversionPlan.Content.ALL);
    }

    public static ConversionPlan whole(ConversionKind kind) {
        return new ConversionPlan(
                kind,
                List.of(Unit.segment(0)),
                List.of(),
                ENCODING,
                "fingerprint of " + kind,
                "container matroska",
                ConversionFolders.results(OneConversion.ID),
                ConversionPlan.Content.ALL);
    }
}
