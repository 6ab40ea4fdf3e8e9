package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.testing.LullProcess;
import dev.lull.standalone.testing.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as it lies on a NAS: sidecars beside their files, and between them what systems leave there. */
class NasFolderIT {

    private static final Set<String> ARRIVED = new TreeSet<>(List.of(
            "IMG_1.jpg",
            "IMG_1.xmp",
            "IMG_1.jpg.json",
            "IMG_1.AAE",
            "film.mp4",
            "film.srt",
            "film.mp4.json",
            "GOPR1.MP4",
            "GOPR1.THM"));

    @TempDir
    Path folder;

    @Test
    void mediaAndSidecarsArriveOnceAndTheRestIsListedAndAllIsWell() throws Exception {
        Path media = Files.createDirectory(folder.resolve("media"));
        SampleMedia samples = SampleMedia.in(media);
        Path photo = samples.jpeg("IMG_1.jpg");
        write(media, "IMG_1.xmp", "stars");
        write(media, "IMG_1.jpg.json", "{\"title\": \"IMG_1.jpg\"}");
        write(media, "IMG_1.AAE", "crop");
        samples.h264Mkv("film.mkv", 1);
        write(media, "film.srt", "words");
        write(media, "film.mkv.json", "{}");
        samples.h264Mp4("GOPR1.MP4", 1);
        Files.copy(photo, media.resolve("GOPR1.THM"));
        write(media, "@eaDir/IMG_1.jpg/SYNOPHOTO_THUMB_M.jpg", "thumbnail");
        write(media, "@eaDir/film.mkv/SYNOINDEX_MEDIA_INFO", "facts");
        write(media, ".Trash-1000/files/deleted.jpg", "deleted");
        write(media, "#recycle/deleted.jpg", "deleted");
        write(media, "._IMG_1.jpg", "AppleDouble");
        write(media, ".DS_Store", "Bud1");
        write(media, "desktop.ini", "[.ShellClassInfo]");
        write(media, "film.mp4.part", "half a film");
        write(media, "IMG_2.xmp", "stars of a photo that is not here");
        write(media, "notes.txt", "notes");

        List<JsonNode> files = run(media);

        assertThat(arrived()).isEqualTo(ARRIVED);
        assertThat(folder.resolve("out/film.srt")).hasContent("words");
        assertThat(folder.resolve("out/film.mp4.json")).hasContent("{}");
        assertThat(folder.resolve("out/GOPR1.THM")).hasSameBinaryContentAs(photo);
        assertThat(files)
                .filteredOn(file -> Report.text(file, "state").equals("skipped"))
                .extracting(file -> Report.text(file, "name"))
                .containsExactlyInAnyOrder(
                        "@eaDir",
                        ".Trash-1000",
                        "#recycle",
                        "._IMG_1.jpg",
                        ".DS_Store",
                        "desktop.ini",
                        "film.mp4.part",
                        "IMG_2.xmp",
                        "notes.txt");

        assertThat(run(media)).extracting(file -> Report.text(file, "state")).containsOnly("duplicate", "skipped");
        assertThat(arrived()).isEqualTo(ARRIVED);
    }

    private List<JsonNode> run(Path media) throws Exception {
        Path json = folder.resolve("report.json");
        Path out = folder.resolve("out");
        Path data = folder.resolve("data");
        try (LullProcess run = LullProcess.start(
                folder,
                "run",
                media.toString(),
                "--out",
                out.toString(),
                "--data",
                data.toString(),
                "--json",
                json.toString())) {
            assertThat(run.status()).as(run.out() + run.err()).isZero();
        }
        return Report.of(json).media();
    }

    private Set<String> arrived() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    private static void write(Path media, String name, String content) throws IOException {
        Path file = media.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
