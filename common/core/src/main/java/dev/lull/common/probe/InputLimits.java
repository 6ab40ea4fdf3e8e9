package dev.lull.common.probe;

import java.util.List;

/**
 * What ffmpeg and ffprobe may open when they read an untrusted file. Without these limits a playlist named
 * {@code holiday.mp4} could read other files or call hosts.
 */
public final class InputLimits {

    /** Containers and raw streams of moving pictures; no playlists, no scripts, no image sequences, no devices. */
    private static final List<String> DEMUXERS = List.of(
            "mov",
            "matroska",
            "avi",
            "asf",
            "flv",
            "mpegts",
            "mpeg",
            "mpegvideo",
            "m4v",
            "h264",
            "hevc",
            "vvc",
            "av1",
            "obu",
            "ivf",
            "vc1",
            "vc1test",
            "ogg",
            "mxf",
            "gxf",
            "rm",
            "nut",
            "nsv",
            "wtv",
            "dv",
            "dhav",
            "swf",
            "amv",
            "roq",
            "bink",
            "smk",
            "flic",
            "mjpeg",
            "dirac",
            "yuv4mpegpipe",
            "r3d",
            "ivr",
            "mtv",
            "thp",
            "h261",
            "h263");

    private InputLimits() {}

    /** Options to stand before {@code -i}. */
    public static List<String> arguments() {
        return List.of("-protocol_whitelist", "file", "-format_whitelist", String.join(",", DEMUXERS));
    }
}
