package dev.lull.convert.encode;

import dev.lull.common.probe.MediaFacts.VideoStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What happens to a picture between decoding and encoding; ffmpeg itself turns rotated ones upright before. */
final class VideoFilter {

    private static final Set<String> INTERLACED = Set.of("tt", "bb", "tb", "bt");
    private static final Set<String> HDR_TRANSFERS = Set.of("smpte2084", "arib-std-b67");

    /** To linear light of 100 cd/m2, BT.709 primaries, highlights rolled off, and back to the BT.709 curve. */
    private static final String TONE_MAP = "zscale=transfer=linear:npl=100,format=gbrpf32le,zscale=primaries=bt709,"
            + "tonemap=tonemap=hable:desat=0,zscale=transfer=bt709:matrix=bt709:range=tv";

    private VideoFilter() {}

    static String of(VideoStream video) {
        List<String> chain = new ArrayList<>();
        if (video.fieldOrder() != null && INTERLACED.contains(video.fieldOrder())) {
            chain.add("bwdif=mode=send_frame");
        }
        FrameSize size = FrameSize.of(video);
        chain.add("scale=w=" + size.width() + ":h=" + size.height() + ":out_range=tv");
        if (video.colorTransfer() != null && HDR_TRANSFERS.contains(video.colorTransfer())) {
            chain.add(TONE_MAP);
        }
        chain.add("format=yuv420p");
        return String.join(",", chain);
    }
}
