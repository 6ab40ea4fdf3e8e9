package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.VideoStream;
import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.Settings;
import java.time.Duration;
import java.util.Locale;

/**
 * How large a source may say it is. Whatever says more is a broken header, a bomb or a stream without end.
 *
 * @param largestFrame pixels; decoding takes some twenty bytes for each
 * @param longest from its beginning to its end
 */
public record SourceLimits(int largestFrame, Duration longest) {

    public static SourceLimits of(Settings settings) {
        return new SourceLimits(settings.get(ConvertSettings.MAX_FRAME), settings.get(ConvertSettings.MAX_DURATION));
    }

    /**
     * Refuses what is larger.
     *
     * @throws Failure.Permanent when the source says that it is larger
     */
    public void check(MediaFacts facts) throws Failure.Permanent {
        for (VideoStream video : facts.video()) {
            if (video.width() < 1 || video.height() < 1) {
                throw new Failure.Permanent("cannot convert a picture of " + video.width() + "x" + video.height());
            }
            if ((long) video.width() * video.height() > largestFrame) {
                throw new Failure.Permanent("a picture of " + video.width() + "x" + video.height()
                        + " is larger than the " + largestFrame + " pixels of convert.max-frame");
            }
        }
        checkLength(facts.duration());
    }

    /**
     * Refuses what is longer, by what it says or by what was measured.
     *
     * @throws Failure.Permanent when it is longer
     */
    public void checkLength(double seconds) throws Failure.Permanent {
        if (seconds > longest.toSeconds()) {
            throw new Failure.Permanent(String.format(
                    Locale.ROOT,
                    "lasts %.1f hours, longer than the %.1f of convert.max-duration",
                    seconds / 3600,
                    longest.toSeconds() / 3600.0));
        }
    }
}
