package dev.lull.convert.encode;

import dev.lull.common.probe.MediaFacts.VideoStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What happens to a picture between decoding and encoding, as ffmpeg's filters; ffmpeg itself turns rotated ones
 * upright before. A cut of some frames out of the whole goes between the two halves.
 */
final class VideoFilter {

    private static final Set<String> INTERLACED = Set.of("tt", "bb", "tb", "bt");
    private static final Set<String> HDR_TRANSFERS = Set.of("smpte2084", "arib-std-b67");

    /** To linear light of 100 cd/m2, BT.709 primaries, highlights rolled off, and back to the BT.709 curve. */
    private static final String TONE_MAP = "zscale=transfer=linear:npl=100,format=gbrpf32le,zscale=primaries=bt709,"
            + "tonemap=tonemap=hable:desat=0,zscale=transfer=bt709:matrix=bt709:range=tv";

    private VideoFilter() {}

    /** The filters for the whole picture. */
    static String of(VideoStream video) {
        List<String> chain = new ArrayList<>(beforeCut(video));
        chain.addAll(afterCut(video));
        return String.join(",", chain);
    }

    /**
     * The filters that look at neighbouring frames: behind a cut they would see none at its edges. Frames leave them
     * with the timestamps and in the time base they came with.
     */
    static List<String> beforeCut(VideoStream video) {
        if (video.fieldOrder() == null || !INTERLACED.contains(video.fieldOrder())) {
            return List.of();
        }
        // bwdif counts time in halves of the time base
        return List.of("bwdif=mode=send_frame", "settb=" + video.timeBase());
    }

    /** The filters that look at one frame at a time. */
    static List<String> afterCut(VideoStream video) {
        List<String> chain = new ArrayList<>();
        FrameSize size = FrameSize.of(video);
        chain.add("scale=w=" + size.width() + ":h=" + size.height() + ":out_range=tv");
        if (video.colorTransfer() != null && HDR_TRANSFERS.contains(video.colorTransfer())) {
            chain.add(TONE_MAP);
        }
        chain.add("format=yuv420p");
        return chain;
    }
}
