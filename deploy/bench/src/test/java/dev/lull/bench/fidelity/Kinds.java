package dev.lull.bench.fidelity;

import dev.lull.common.testing.SampleMedia;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Films of the kinds that once arrived wrong and were called converted; the names say what is special. */
final class Kinds {

    private static final String PICTURE = "-f lavfi -i testsrc2=s=320x180:r=25:d=9";
    private static final String SOUND = "-f lavfi -i sine=frequency=440:beep_factor=4:sample_rate=48000:duration=9";
    private static final String OTHER = "-f lavfi -i sine=frequency=880:beep_factor=4:sample_rate=48000:duration=9";
    private static final String INPUT = PICTURE + " " + SOUND + " ";
    private static final String H264 = "-c:v libx264 -preset veryfast -pix_fmt yuv420p ";
    private static final String MPEG4 = "-c:v mpeg4 -q:v 3 -g 25 ";
    private static final String FIELDS = "-f lavfi -i testsrc=s=320x240:r=50:d=9,scroll=h=0.01,tinterlace=mode=";

    private static final String TEXT = "1\n00:00:01,000 --> 00:00:02,000\nHello\n";

    private static final String CHAPTERS = """
            ;FFMETADATA1
            title=Trip
            [CHAPTER]
            TIMEBASE=1/1
            START=0
            END=4
            title=There
            [CHAPTER]
            TIMEBASE=1/1
            START=4
            END=9
            title=Back
            """;

    private static final Map<String, String> RECIPES = new LinkedHashMap<>();

    static {
        RECIPES.put("B-frames without timestamps.avi", INPUT + H264 + "-bf 3 -c:a mp3");
        RECIPES.put("late sound, copied.mkv", PICTURE + " -itsoffset 3 " + SOUND + " " + MPEG4 + "-c:a aac");
        RECIPES.put(
                "picture before the film.mkv",
                "-f lavfi -i color=red:s=64x64:d=0.04:r=25 " + INPUT
                        + "-map 0 -map 1 -map 2 -c:v:0 mjpeg -c:v:1 mpeg4 -q:v:1 3 -c:a aac");
        RECIPES.put(
                "commentary before the film's sound.mkv",
                INPUT + OTHER + " -map 0 -map 1 -map 2 " + H264
                        + "-c:a aac -disposition:a:0 comment -disposition:a:1 default");
        RECIPES.put(
                "still screen.mkv",
                "-f lavfi -i testsrc2=s=320x180:r=1:d=9 " + SOUND
                        + " -vf select=eq(n\\,0)+eq(n\\,4) -fps_mode passthrough -c:v mpeg4 -c:a aac");
        RECIPES.put("240 frames a second.mkv", "-f lavfi -i testsrc2=s=320x180:r=240:d=4 -c:v mpeg4 -q:v 3 -g 25");
        RECIPES.put("fields nobody speaks of.avi", FIELDS + "interleave_bottom,setfield=prog -c:v huffyuv");
        RECIPES.put(
                "fields on tape.dv",
                "-f lavfi -i testsrc=s=720x576:r=50:d=4,scroll=h=0.01,tinterlace=mode=interleave_bottom,setfield=bff "
                        + "-f lavfi -i sine=sample_rate=48000:duration=4 -pix_fmt yuv420p -c:v dvvideo -ac 2");
        RECIPES.put(
                "encrypted.mp4",
                INPUT + H264 + "-c:a aac -encryption_scheme cenc-aes-ctr"
                        + " -encryption_key 76a6c65c5ea762046bd749a2e632ccbb"
                        + " -encryption_kid a7e61c373e219033c21091fa607bf3b8");
    }

    private Kinds() {}

    /** Makes all of them in the folder. */
    static void in(Path folder) throws IOException {
        SampleMedia media = SampleMedia.in(folder);
        RECIPES.forEach((name, recipe) -> media.make(name, recipe.split(" ")));
        Path text = Files.writeString(folder.resolveSibling("text.srt"), TEXT, StandardCharsets.UTF_8);
        Path chapters = Files.writeString(folder.resolveSibling("chapters.txt"), CHAPTERS, StandardCharsets.UTF_8);
        String all = INPUT + OTHER + " -i file:" + text + " -i file:" + chapters
                + " -map 0 -map 1 -map 2 -map 3 -map_chapters 4 -map_metadata 4 -c:a aac -c:s srt"
                + " -metadata creation_time=2019-05-04T03:02:01Z -metadata:s:a:0 language=eng"
                + " -metadata:s:a:1 language=deu ";
        media.make("everything along, copied.mkv", (all + H264).split(" "));
        media.make("everything along, encoded.mkv", (all + MPEG4).split(" "));
        media.make(
                "surround.mkv",
                (PICTURE + " -f lavfi -i anoisesrc=a=0.1:d=9:r=48000 " + MPEG4 + "-ac 6 -c:a ac3").split(" "));
        decodingTimes(media.make("decoding times.mp4", (INPUT + H264 + "-bf 3 -c:a aac").split(" ")));
    }

    /** Players pass over boxes of an unknown name; without these two frames have the times of their decoding. */
    private static void decodingTimes(Path film) throws IOException {
        byte[] bytes = Files.readAllBytes(film);
        for (String box : new String[] {"ctts", "edts"}) {
            int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(box);
            System.arraycopy("free".getBytes(StandardCharsets.ISO_8859_1), 0, bytes, at, 4);
        }
        Files.write(film, bytes);
    }
}
