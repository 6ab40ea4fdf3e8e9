package dev.lull.convert.encode;

import dev.lull.common.probe.VideoStream;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.verify.Shot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How ffmpeg comes to single frames of a video and of its result.
 *
 * @param settings of the conversion
 * @param largestFrame in pixels; larger ones are not decoded
 */
record FrameInput(EncoderSettings settings, long largestFrame) {

    /** The input of an original; those that are encoded are decoded as for their conversion. */
    List<String> original(Shot shot, VideoStream video, boolean encoded) {
        List<String> arguments = new ArrayList<>(encoded ? VideoEncoding.decoder(video) : List.of());
        arguments.addAll(sought(shot));
        return arguments;
    }

    /** The filters that pick a frame of an original; of those that are encoded, in the form of the result. */
    List<String> chain(Shot original, VideoStream video, boolean encoded) {
        List<String> chain = new ArrayList<>(encoded ? VideoFilter.beforeCut(video) : List.of());
        chain.add(original.pick());
        chain.addAll(encoded ? VideoFilter.formed(video, settings) : List.of());
        return chain;
    }

    /** The input in which a frame is near. More threads would decode more frames ahead. */
    List<String> sought(Shot shot) {
        List<String> arguments = new ArrayList<>(List.of("-threads", "1"));
        if (shot.seek() != null) {
            arguments.addAll(CommandLine.seek(shot.seek()));
        }
        arguments.addAll(whole(shot.file()));
        return arguments;
    }

    /** The input of a file from its beginning. */
    List<String> whole(Path file) {
        List<String> arguments = CommandLine.limits(largestFrame);
        arguments.addAll(List.of("-copyts", "-i", CommandLine.url(file)));
        return arguments;
    }
}
