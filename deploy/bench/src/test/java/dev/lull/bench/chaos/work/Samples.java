package dev.lull.bench.chaos.work;

import dev.lull.bench.chaos.check.Kind;
import dev.lull.bench.chaos.check.Shape;
import dev.lull.common.testing.SampleMedia;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The media of the run: all of other pictures, so that one can be told from another. */
final class Samples {

    private static final int RATE = 25;
    private static final int IMAGES = 6;

    private final SampleMedia media;
    private final List<Sample> images = new ArrayList<>();
    private final List<Sample> compatible = new ArrayList<>();
    private final List<Sample> toConvert = new ArrayList<>();
    private int hue;

    private Samples(SampleMedia media) {
        this.media = media;
    }

    /** Makes them. */
    static Samples in(Path folder) {
        Samples samples = new Samples(SampleMedia.in(folder));
        for (int i = 0; i < IMAGES; i++) {
            samples.image("image-" + i + ".jpg");
        }
        for (int seconds = 2; seconds <= 4; seconds++) {
            samples.compatible("compatible-" + seconds + ".mp4", seconds);
        }
        List<String> hevc =
                List.of("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none:keyint=25");
        List<String> mpeg4 = List.of("-c:v", "mpeg4", "-q:v", "3", "-g", "25");
        List<String> h264 = List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "25");
        samples.toConvert("hevc.mkv", 6, hevc, "ac3");
        samples.toConvert("hevc-long.mkv", 12, hevc, "ac3");
        samples.toConvert("hevc.mov", 5, hevc, "aac");
        samples.toConvert("mpeg4.avi", 8, mpeg4, "libmp3lame");
        samples.toConvert("mpeg4.mkv", 10, mpeg4, "libopus", "aac");
        samples.toConvert("hevc-two-sounds.mkv", 8, hevc, "ac3", "ac3");
        samples.toConvert("h264.mkv", 6, h264, "aac");
        return samples;
    }

    Sample any(Kind kind, Random random) {
        List<Sample> all = switch (kind) {
            case IMAGE -> images;
            case COMPATIBLE -> compatible;
            case TO_CONVERT -> toConvert;
        };
        return all.get(random.nextInt(all.size()));
    }

    private void image(String name) {
        images.add(new Sample(
                media.make(
                        name,
                        "-f",
                        "lavfi",
                        "-i",
                        picture(1),
                        "-frames:v",
                        "1",
                        "-update",
                        "1",
                        "-pix_fmt",
                        "yuvj420p"),
                Kind.IMAGE,
                null));
    }

    private void compatible(String name, int seconds) {
        List<String> h264 = List.of(
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-profile:v",
                "main",
                "-pix_fmt",
                "yuv420p",
                "-g",
                "25",
                "-movflags",
                "+faststart");
        compatible.add(new Sample(film(name, seconds, h264, "aac"), Kind.COMPATIBLE, null));
    }

    private void toConvert(String name, int seconds, List<String> video, String... audio) {
        toConvert.add(new Sample(
                film(name, seconds, video, audio), Kind.TO_CONVERT, new Shape(seconds * RATE, seconds, audio.length)));
    }

    private Path film(String name, int seconds, List<String> video, String... audio) {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", picture(seconds)));
        for (int i = 0; i < audio.length; i++) {
            arguments.addAll(
                    List.of("-f", "lavfi", "-i", "sine=frequency=" + (400 + 200 * i) + ":duration=" + seconds));
        }
        for (int i = 0; i <= audio.length; i++) {
            arguments.addAll(List.of("-map", Integer.toString(i)));
        }
        arguments.addAll(video);
        for (int i = 0; i < audio.length; i++) {
            arguments.addAll(List.of("-c:a:" + i, audio[i]));
        }
        return media.make(name, arguments.toArray(String[]::new));
    }

    private String picture(int seconds) {
        hue += 37;
        return "testsrc2=size=320x180:rate=" + RATE + ":duration=" + seconds + ",hue=h=" + hue + ":s=" + (1 + hue % 3);
    }
}
