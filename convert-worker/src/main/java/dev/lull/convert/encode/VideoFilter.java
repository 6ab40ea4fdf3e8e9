package dev.lull.convert.encode;

import static java.util.Objects.requireNonNullElse;

import dev.lull.common.probe.Color;
import dev.lull.common.probe.VideoStream;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.FrameSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What happens to a video between decoding and encoding, as ffmpeg's filters; ffmpeg itself turns rotated ones upright
 * before. A cut of some frames out of the whole goes between the two halves.
 */
final class VideoFilter {

    /** To linear light of 100 cd/m2, BT.709 primaries, highlights rolled off, and back to the BT.709 curve. */
    private static final String TONE_MAP = "zscale=transfer=linear:npl=100,format=gbrpf32le,zscale=primaries=bt709,"
            + "tonemap=tonemap=hable:desat=0,zscale=transfer=bt709:matrix=bt709:range=tv";

    /** What is see-through is black, and not the colour that its writer left there unseen. */
    private static final List<String> ON_BLACK =
            List.of("format=yuva420p|yuva422p|yuva444p|gbrap", "premultiply=inplace=1");

    /** Orders of fields, as they are shown, that begin with the lower one. */
    private static final Set<String> LOWER_FIRST = Set.of("bb", "tb");

    private VideoFilter() {}

    /** The filters for the whole stream. */
    static String of(VideoStream video, EncoderSettings encoder) {
        List<String> chain = new ArrayList<>(beforeCut(video));
        chain.addAll(afterCut(video, encoder));
        return String.join(",", chain);
    }

    /**
     * The filters that read neighbouring frames: behind a cut they would see none at its edges. Frames leave them with
     * the timestamps and in the time base they came with.
     */
    static List<String> beforeCut(VideoStream video) {
        if (!video.interlaced()) {
            return List.of();
        }
        List<String> chain = new ArrayList<>();
        if (video.marks().silentFields()) {
            chain.add("setfield=" + (LOWER_FIRST.contains(requireNonNullElse(video.fieldOrder(), "")) ? "bff" : "tff"));
        }
        chain.add("bwdif=mode=send_frame");
        // bwdif counts time in halves of the time base
        chain.add("settb=" + video.timeBase());
        return chain;
    }

    /** The filters that read one frame at a time. */
    static List<String> afterCut(VideoStream video, EncoderSettings encoder) {
        List<String> chain = formed(video, encoder);
        chain.add(encoder.encoder().lastFilters());
        return chain;
    }

    /** Those of them that decide what is seen. */
    static List<String> formed(VideoStream video, EncoderSettings encoder) {
        List<String> chain = new ArrayList<>();
        if (video.transparent()) {
            chain.addAll(ON_BLACK);
        }
        boolean odd = video.width() % 2 != 0 || video.height() % 2 != 0;
        if (odd && Math.min(video.width(), video.height()) > 1) {
            // losing a line keeps all others sharp
            chain.add("crop=w=trunc(iw/2)*2:h=trunc(ih/2)*2:x=0:y=0");
        }
        FrameSize size = FrameSize.of(video, encoder);
        String scale = "scale=w=" + size.width() + ":h=" + size.height() + ":out_range=tv";
        if (video.marks().resized()) {
            // whatever is shaped otherwise is shown whole, with bars
            chain.add(scale + ":force_original_aspect_ratio=decrease:force_divisible_by=2");
            chain.add("pad=w=" + size.width() + ":h=" + size.height() + ":x=-1:y=-1");
        } else {
            chain.add(scale);
        }
        if (video.squarePixels() || encoder.target().squarePixels()) {
            // rounding to whole pixels is not to bend them
            chain.add("setsar=1");
        }
        if (video.color().highDynamicRange()) {
            chain.addAll(toneMap(video.color()));
        }
        return chain;
    }

    /** Where a file names its curve alone, the rest is as is usual with that curve. */
    private static List<String> toneMap(Color color) {
        String primaries = requireNonNullElse(color.primaries(), "bt2020");
        String space = requireNonNullElse(color.space(), "bt2020nc");
        return List.of("setparams=color_primaries=" + primaries + ":colorspace=" + space, TONE_MAP);
    }
}
