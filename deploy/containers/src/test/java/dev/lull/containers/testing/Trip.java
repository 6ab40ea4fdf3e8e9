package dev.lull.containers.testing;

import dev.lull.common.testing.SampleMedia;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Media to hand over, each file with content of its own. */
public final class Trip {

    /** Segments of the film when they are one second long. */
    public static final int SEGMENTS = 8;

    private final SampleMedia media;
    private final List<String> results = new ArrayList<>();

    public Trip(Path folder) {
        this.media = SampleMedia.in(folder);
    }

    /** So many photos, all different, and different from those whose name is longer or shorter. */
    public Trip photos(String name, int count) {
        for (int i = 1; i <= count; i++) {
            String file = name + "-" + i + ".jpg";
            media.make(
                    file,
                    "-f",
                    "lavfi",
                    "-i",
                    "testsrc2=s=" + (160 + 2 * name.length()) + "x120:r=1:d=" + (i + 1),
                    "-ss",
                    "" + i,
                    "-frames:v",
                    "1");
            results.add(file);
        }
        return this;
    }

    /** So many videos that may be uploaded as they are. */
    public Trip videos(String name, int count) {
        for (int i = 1; i <= count; i++) {
            media.h264Mp4(name + "-" + i + ".mp4", i);
            results.add(name + "-" + i + ".mp4");
        }
        return this;
    }

    /** A film that is converted in {@link #SEGMENTS} segments. */
    public Trip film(String name) {
        return film(name, SEGMENTS);
    }

    /** A film that is converted. */
    public Trip film(String name, int seconds) {
        media.mpeg4Mkv(name + ".mkv", "640x360", seconds);
        results.add(name + ".mp4");
        return this;
    }

    /** What the files are called in the target. */
    public List<String> results() {
        return results;
    }
}
