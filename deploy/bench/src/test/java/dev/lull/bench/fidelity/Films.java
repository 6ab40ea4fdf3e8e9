package dev.lull.bench.fidelity;

import dev.lull.common.testing.SampleMedia;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Films of nine seconds that are easily cut wrong, in codecs that have to be converted. */
final class Films {

    private static final String PICTURE = "-f lavfi -i testsrc2=s=320x180:r=25:d=9";
    private static final String FIELDS = "-f lavfi -i testsrc2=s=320x180:r=50:d=9";
    private static final String SOUND = "-f lavfi -i sine=frequency=440:beep_factor=4:sample_rate=48000:duration=9";
    private static final String INPUT = PICTURE + " " + SOUND + " ";
    private static final String HEVC = "-c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=50 ";
    private static final String OPEN_HEVC =
            "-c:v libx265 -preset fast -x265-params log-level=none:keyint=50:open-gop=1:bframes=4:scenecut=0 ";
    private static final String OPEN_H264 =
            "-c:v libx264 -preset fast -pix_fmt yuv422p" + " -x264-params open-gop=1:keyint=50:bframes=3:scenecut=0 ";
    private static final String MPEG2 = "-c:v mpeg2video -q:v 4 -bf 2 -g 15 -c:a mp2 -f mpegts ";

    private static final Map<String, String> RECIPES = new LinkedHashMap<>();

    static {
        RECIPES.put("constant rate.mp4", INPUT + HEVC + "-tag:v hvc1 -c:a aac");
        RECIPES.put(
                "variable rate.mkv",
                INPUT + "-vf select='if(lt(mod(t,4),2),1,not(mod(n,3)))' -fps_mode passthrough " + HEVC + "-c:a ac3");
        RECIPES.put(
                "variable rate.mp4",
                INPUT + "-vf select='if(lt(mod(t,6),3),not(mod(n,5)),gt(random(7),0.3))' -fps_mode passthrough "
                        + OPEN_H264 + "-c:a aac");
        RECIPES.put("open groups.ts", INPUT + OPEN_H264 + "-c:a aac -f mpegts");
        RECIPES.put("open groups.mp4", INPUT + OPEN_H264 + "-c:a aac");
        RECIPES.put("open groups.mkv", INPUT + OPEN_HEVC + "-c:a ac3");
        RECIPES.put("clock wraps.ts", INPUT + MPEG2 + "-output_ts_offset 95438");
        RECIPES.put(
                "interlaced.ts",
                FIELDS + " " + SOUND + " -vf tinterlace=interleave_top,setfield=tff -flags +ildct+ilme -top 1 "
                        + MPEG2);
        RECIPES.put("late sound.mkv", PICTURE + " -itsoffset 1.3 " + SOUND + " " + HEVC + "-c:a ac3");
        RECIPES.put(
                "late picture.mkv",
                "-itsoffset 2.2 " + PICTURE + " -itsoffset 0.7 " + SOUND + " -copyts " + HEVC
                        + "-c:a ac3 -avoid_negative_ts disabled");
        RECIPES.put("stretched.mp4", INPUT + "-vf setsar=64/45 " + HEVC + "-tag:v hvc1 -c:a aac");
        RECIPES.put(
                "odd size.mp4",
                "-f lavfi -i testsrc2=s=322x182:r=25:d=9 " + SOUND
                        + " -vf crop=321:181,format=yuv444p -c:v libx264 -preset ultrafast -g 50 -c:a aac");
        RECIPES.put("silent.mkv", PICTURE + " " + HEVC + "-an");
    }

    private Films() {}

    /** Makes all of them in the folder; returns their names. */
    static List<String> in(Path folder) {
        SampleMedia media = SampleMedia.in(folder);
        RECIPES.forEach((name, recipe) -> media.make(name, recipe.split(" ")));
        List<String> names = new ArrayList<>(RECIPES.keySet());
        media.make(
                "turned.mov",
                "-display_rotation",
                "90",
                "-i",
                "file:" + folder.resolve("constant rate.mp4"),
                "-c",
                "copy");
        names.add("turned.mov");
        return names;
    }
}
