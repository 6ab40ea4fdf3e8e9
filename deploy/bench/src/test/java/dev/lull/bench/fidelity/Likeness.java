package dev.lull.bench.fidelity;

import dev.lull.common.probe.VideoStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How much a picture looks like its original: PSNR of the luma in dB, frame n against frame n.
 *
 * @param floor of the worst frame
 * @param mean over all frames
 */
record Likeness(double floor, double mean) {

    /** Stands for a frame without any difference, which has no PSNR. */
    static final double EQUAL = 99;

    /**
     * Compares all frames.
     *
     * @param original the picture of the source; made progressive, small or tone-mapped as the result has to be
     * @param result the picture of the result
     */
    static Likeness of(Path source, VideoStream original, Path made, VideoStream result) throws IOException {
        List<String> reference = new ArrayList<>();
        if (original.interlaced()) {
            reference.add("bwdif=mode=send_frame");
        }
        reference.add("crop=w=trunc(iw/2)*2:h=trunc(ih/2)*2:x=0:y=0");
        boolean upright = result.rotation() % 180 == 0;
        reference.add("scale=w=" + (upright ? result.width() : result.height()) + ":h="
                + (upright ? result.height() : result.width()) + ":out_range=tv");
        if (original.color().highDynamicRange()) {
            reference.add("zscale=transfer=linear:npl=100,format=gbrpf32le,zscale=primaries=bt709,"
                    + "tonemap=tonemap=hable:desat=0,zscale=transfer=bt709:matrix=bt709:range=tv");
        }
        String numbered = "format=yuv420p,settb=1/1000,setpts=N*40";
        String graph = "[0:" + result.index() + "]" + numbered + "[made];[1:" + original.index() + "]"
                + String.join(",", reference) + "," + numbered + "[original];"
                + "[made][original]psnr=stats_file=-:shortest=1";
        Program compared = Program.ffmpeg(List.of(
                "-i",
                "file:" + made,
                "-i",
                "file:" + source,
                "-lavfi",
                graph,
                "-fps_mode",
                "passthrough",
                "-f",
                "null",
                "/dev/null"));
        double[] frames = compared.lines().stream()
                .map(line -> line.replaceFirst(".*psnr_y:(\\S+).*", "$1"))
                .mapToDouble(luma -> luma.equals("inf") ? EQUAL : Double.parseDouble(luma))
                .toArray();
        if (frames.length == 0) {
            throw new IOException("cannot compare " + made + " with its source: " + compared.complaints());
        }
        double floor = EQUAL;
        double sum = 0;
        for (double frame : frames) {
            floor = Math.min(floor, frame);
            sum += frame;
        }
        return new Likeness(floor, sum / frames.length);
    }
}
