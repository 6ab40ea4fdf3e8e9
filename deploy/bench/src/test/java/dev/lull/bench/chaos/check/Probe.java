package dev.lull.bench.chaos.check;

/**
 * A video at the target, decoded to its end.
 *
 * @param frames that were decoded
 * @param seconds how long the picture is
 * @param likeness SSIM against the original, of all frames on average
 * @param errors what the decoder complained of; empty when nothing
 */
public record Probe(
        String container,
        String videoCodec,
        String pixelFormat,
        String audioCodecs,
        int frames,
        double seconds,
        int audioTracks,
        double likeness,
        String errors) {}
