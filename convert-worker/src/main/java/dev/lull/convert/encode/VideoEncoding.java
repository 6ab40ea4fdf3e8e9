package dev.lull.convert.encode;

import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import dev.lull.common.probe.MediaFacts;
import dev.lull.convert.plan.EncoderSettings;
import java.util.List;

/** How a video stream is encoded; every piece of it alike, or they could not be joined. */
final class VideoEncoding {

    private VideoEncoding() {}

    /** What the command needs besides inputs and outputs. */
    static void prepare(CommandLine command, EncoderSettings settings) {
        settings.encoder().device().forEach(command::addArgument);
        if (settings.threads() > 0) {
            command.addArguments("-filter_threads", Integer.toString(settings.threads()));
        }
    }

    static void decode(UrlInput input, EncoderSettings settings) {
        if (settings.threads() > 0) {
            input.addArguments("-threads", Integer.toString(settings.threads()));
        }
    }

    /** Every frame keeps its time to the tick of the source, so a variable frame rate stays variable. */
    static void encode(UrlOutput output, List<String> filters, MediaFacts facts, EncoderSettings settings) {
        output.addArguments("-filter:v", String.join(",", filters)).addArguments("-enc_time_base", "demux");
        settings.videoArguments(facts.duration()).forEach(output::addArgument);
    }
}
