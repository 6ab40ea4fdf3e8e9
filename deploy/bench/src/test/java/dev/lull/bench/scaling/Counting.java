package dev.lull.bench.scaling;

import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.testing.LullProcess;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Counts what the roles ask of the broker and of Redis: at rest by adding one process after another, and for each kind
 * of file beyond what was asked at rest. Leases are so long here that no claim is renewed, so what is counted for a
 * unit does not depend on how long it took.
 */
final class Counting {

    private static final int SECONDS = 30;
    private static final int FILES = 30;

    private final Installation lull;
    private final Table rest = new Table("Asked of the broker at rest, a second", "process", "requests", "of which");
    private final Table work = new Table(
            "Asked for each",
            "what",
            "records",
            "scripts in Redis",
            "commands in Redis, in scripts too",
            "KB from Redis");
    private int arrived;

    private Counting(Installation lull) {
        this.lull = lull;
    }

    static String in(Path folder) throws Exception {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "convert.segment-length", "1s",
                "convert.preset", "ultrafast",
                "convert.parallel-units", "1",
                "convert.lease", "1h"));
        try (Installation lull = new Installation(folder, settings)) {
            return new Counting(lull).count();
        }
    }

    private String count() throws Exception {
        lull.coordinator();
        Counters coordinator = atRest();
        row("coordinator", coordinator);
        LullProcess uploads = lull.worker("upload-worker", "uploads");
        Counters withUploads = atRest();
        row("upload worker", withUploads.since(coordinator));
        lull.worker("convert-worker", "convert-1");
        Counters withOne = atRest();
        row("convert worker with one unit loop, open gate", withOne.since(withUploads));
        lull.worker("convert-worker", "convert-2");
        Counters withTwo = atRest();
        row("a second one", withTwo.since(withOne));

        warm();
        images();
        files("image, in albums of 10", "images", FILES, withTwo);
        videos();
        files("compatible video", "videos", FILES, withTwo);
        Counters few = film("few", 4, withTwo);
        Counters more = film("more", 12, withTwo);
        Counters many = film("many", 44, withTwo);
        row("film of 4 segments and its sound", few, 1);
        row("each segment more, up to 12", more.since(few), 8);
        row("each segment more, up to 44", many.since(more), 32);

        uploads.close();
        SampleMedia.in(lull.work.resolve("last")).png("last.png");
        lull.submit("last");
        Counters shut = atRest();
        lull.worker("convert-worker", "convert-3");
        row("a convert worker, shut gate", atRest().since(shut));
        return rest + "\n" + work;
    }

    /** Redis has to be told each script once. */
    private void warm() throws Exception {
        SampleMedia media = SampleMedia.in(lull.work.resolve("warm"));
        media.jpeg("warm.jpg");
        media.h264Mp4("warm.mp4", 0.8);
        media.hevcMkv("warm.mkv", 2);
        lull.submit("warm");
        arrived = 3;
        lull.arrived(arrived);
    }

    private void images() {
        SampleMedia.in(lull.work.resolve("images"))
                .make(
                        "%03d.jpg",
                        "-f", "lavfi", "-i", "testsrc2=s=64x48:r=10:d=" + FILES / 10 + ",noise=alls=60:allf=t");
    }

    private void videos() {
        SampleMedia media = SampleMedia.in(lull.work.resolve("videos"));
        for (int i = 0; i < FILES; i++) {
            media.h264Mp4(i + ".mp4", 1 + i * 0.04);
        }
    }

    /** A film of so many seconds, with a keyframe each. */
    private Counters film(String folder, int seconds, Counters anyway) throws Exception {
        SampleMedia.in(lull.work.resolve(folder)).mpeg4Mkv(folder + ".mkv", "64x48", seconds);
        return submitted(folder, 1, anyway);
    }

    private void files(String what, String folder, int number, Counters anyway) throws Exception {
        row(what, submitted(folder, number, anyway), number);
    }

    /** What a folder costs, beyond what is asked at rest. */
    private Counters submitted(String folder, int number, Counters anyway) throws Exception {
        Counters before = lull.counters();
        long began = System.nanoTime();
        lull.submit(folder);
        arrived += number;
        lull.arrived(arrived);
        // what follows the arrival
        TimeUnit.SECONDS.sleep(2);
        return lull.counters().since(before).less(anyway, (System.nanoTime() - began) / 1e9);
    }

    private Counters atRest() throws InterruptedException {
        TimeUnit.SECONDS.sleep(10);
        Counters before = lull.counters();
        TimeUnit.SECONDS.sleep(SECONDS);
        return lull.counters().since(before).per(SECONDS);
    }

    private void row(String process, Counters counters) {
        rest.row(process, Tables.number("%.1f", counters.requestsInAll()), counters.kinds());
    }

    private void row(String what, Counters counters, int number) {
        Counters each = counters.per(number);
        work.row(
                what,
                Tables.number("%.1f", each.records()),
                Tables.number("%.1f", each.scripts()),
                Tables.number("%.1f", each.commandsInAll()),
                Tables.number("%.1f", each.out() / 1000));
    }
}
