package dev.lull.convert.encode;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.VideoStream;
import dev.lull.common.process.Ffmpeg;
import dev.lull.convert.ffmpeg.ChildOutput;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.FrameSize;
import dev.lull.convert.verify.PictureComparison.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Grabs frames with ffmpeg; the original's go through the filters of their conversion. */
public final class FfmpegFrameGrabber implements FrameGrabber {

    /** A frame of a large film, some seconds behind a keyframe, on a slow machine. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Ten times that of noise. */
    private static final int MOST_BYTES = 8 << 20;

    /** Halves that are so wide share no block of the JPEG, so that one does not run into the other. */
    private static final int BLOCK = 16;

    private static final int LEAST_SIDE = 2;

    private final Ffmpeg ffmpeg;
    private final ChildOutput output;
    private final EncoderSettings settings;
    private final FrameInput input;

    /**
     * A grabber.
     *
     * @param memory bytes ffmpeg may take; 0 for no bound
     * @param largestFrame in pixels; larger ones are not decoded
     */
    public FfmpegFrameGrabber(Ffmpeg ffmpeg, EncoderSettings settings, long memory, long largestFrame) {
        this.ffmpeg = ffmpeg;
        this.output = new ChildOutput(ffmpeg, TIMEOUT, memory);
        this.settings = settings;
        this.input = new FrameInput(settings, largestFrame);
    }

    @Override
    public byte[] grab(Pair frames, VideoStream video) throws Failure, InterruptedException {
        String size = size(video);
        String graph = "[0:%d]%s,%s[original];[1:%d]%s,%s[made];[original][made]hstack"
                .formatted(
                        frames.original().stream(),
                        String.join(",", input.chain(frames.original(), video, true)),
                        size,
                        frames.made().stream(),
                        frames.made().pick(),
                        size);
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-nostdin", "-v", "error"));
        command.addAll(input.original(frames.original(), video, true));
        command.addAll(input.sought(frames.made()));
        command.addAll(List.of("-filter_complex", graph, "-frames:v", "1"));
        command.addAll(List.of("-c:v", "mjpeg", "-q:v", "3", "-f", "mjpeg", "-"));
        byte[] jpeg = output.read("ffmpeg", command, FfmpegFrameGrabber::read).value();
        if (jpeg.length == 0) {
            throw new Failure.Permanent("one of the frames did not come");
        }
        return jpeg;
    }

    /** As it is seen, in the colours of a JPEG: those of BT.601, from 0 to 255. */
    private String size(VideoStream video) {
        FrameSize frame = FrameSize.of(video, settings);
        double width = frame.width() * aspect(video);
        double part = Math.min(1, SIDE / Math.max(width, frame.height()));
        long wide = Math.max(1, Math.round(width * part / BLOCK)) * BLOCK;
        long high = Math.max(1, Math.round(frame.height() * part / LEAST_SIDE)) * LEAST_SIDE;
        return "scale=w=" + wide + ":h=" + high
                + ":out_color_matrix=bt601:out_range=pc,format=yuvj420p,setsar=1,setpts=0";
    }

    /** Width to height of a pixel of the result. */
    private double aspect(VideoStream video) {
        if (settings.target().squarePixels()) {
            return 1;
        }
        return video.rotation() % 180 == 0 ? video.pixelAspect() : 1 / video.pixelAspect();
    }

    private static byte[] read(InputStream printed) throws IOException {
        byte[] jpeg = printed.readNBytes(MOST_BYTES);
        if (printed.read() >= 0) {
            throw new IOException("a picture of more than " + MOST_BYTES + " bytes");
        }
        return jpeg;
    }
}
