package dev.lull.standalone.dashboard;

import dev.lull.common.testing.SampleMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Skies that change slowly, with the grain of a camera, which takes an encoder its time. */
final class HolidayMedia {

    private static final String EVENING = "c0=0x1d3557:c1=0xe07a5f:c2=0xf2cc8f:nb_colors=3";
    private static final String MORNING = "c0=0x457b9d:c1=0xa8dadc:c2=0xf1faee:nb_colors=3";
    private static final String GARDEN = "c0=0x31572c:c1=0x90a955:c2=0xecf39e:nb_colors=3";

    private final Path folder;
    private final SampleMedia media;

    /** In this folder, which need not exist. */
    HolidayMedia(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.media = SampleMedia.in(folder);
    }

    Path evening(String name, int seconds) {
        return film(name, EVENING, seconds, "mpeg4", "libopus");
    }

    Path morning(String name, int seconds) {
        return film(name, MORNING, seconds, "mpeg4", "libopus");
    }

    /** As of a camera of those years. */
    Path garden(String name, int seconds) {
        return film(name, GARDEN, seconds, "mpeg4", "libmp3lame");
    }

    /** What needs no converting. */
    Path readyFilm(String name) {
        List<String> options = new ArrayList<>(film(MORNING, 4, "libx264", "aac"));
        options.addAll(List.of("-profile:v", "main", "-movflags", "+faststart"));
        return media.make(name, options.toArray(String[]::new));
    }

    /**
     * Photos that differ.
     *
     * @param name with a place for the number, as in {@code "Lofoten %03d.jpg"}
     */
    void photos(String name, int first, int number) {
        media.make(
                name,
                "-f",
                "lavfi",
                "-i",
                sky(EVENING, number),
                "-vf",
                "noise=alls=12:allf=t",
                "-frames:v",
                Integer.toString(number),
                "-start_number",
                Integer.toString(first),
                "-q:v",
                "3");
    }

    /** As if its card had been pulled out of the camera. */
    Path torn(String name) throws IOException {
        photos("whole/%d.jpg", 1, 1);
        Path whole = folder.resolve("whole/1.jpg");
        return media.truncated(whole, name, Files.size(whole) / 2);
    }

    private Path film(String name, String colours, int seconds, String video, String audio) {
        return media.make(name, film(colours, seconds, video, audio).toArray(String[]::new));
    }

    private static List<String> film(String colours, int seconds, String video, String audio) {
        return List.of(
                "-f",
                "lavfi",
                "-i",
                sky(colours, seconds),
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=color=brown:amplitude=0.2:d=" + seconds,
                "-vf",
                "noise=alls=5:allf=t",
                "-pix_fmt",
                "yuv420p",
                "-c:v",
                video,
                "-g",
                "25",
                "-q:v",
                "3",
                "-c:a",
                audio);
    }

    private static String sky(String colours, int seconds) {
        return "gradients=s=640x360:r=25:speed=0.01:x0=320:y0=0:x1=320:y1=360:" + colours + ":d=" + seconds;
    }
}
