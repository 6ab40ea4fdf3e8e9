package dev.lull.bench.chaos.work;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.bench.chaos.check.Given;
import dev.lull.bench.chaos.check.Kind;
import dev.lull.bench.chaos.fault.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Hands over folders and files until its time is over, some of them again, has some cancelled, and deletes some
 * originals. What it does next follows from the seed; how far Lull is by then does not.
 */
public final class Workload {

    private static final Set<String> SETTLED = Set.of("uploaded", "duplicate", "skipped", "quarantined", "cancelled");
    private static final int MOST_FILES = 12;
    /** One folder in so many has many images, which keep coordinators and upload workers busy. */
    private static final int HOLIDAYS = 12;

    private static final int HOLIDAY_IMAGES = 50;
    /** One file in so many has the content of another. */
    private static final int COPIES = 12;

    private static final int LATEST_TO_MEDDLE = 1_500;
    private static final int SHORTEST_PAUSE = 1_000;
    private static final int LONGEST_PAUSE = 4_000;

    private final Path folder;
    private final Random random;
    private final Timeline timeline;
    private final Api api;
    private final MediaMaker maker;
    private final Handovers handovers = new Handovers();
    private int folders;

    /**
     * Makes the samples.
     *
     * @param folder where the media is made
     * @param ports where the coordinators listen
     */
    public Workload(Path folder, long seed, List<Integer> ports, Timeline timeline) {
        this.folder = folder;
        this.random = new Random(seed);
        this.timeline = timeline;
        this.api = new Api(ports);
        this.maker = new MediaMaker(Samples.in(folder.resolve("samples")), random);
    }

    /** Goes on for so long. */
    public void run(Duration length) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            next();
            TimeUnit.MILLISECONDS.sleep(SHORTEST_PAUSE + random.nextInt(LONGEST_PAUSE - SHORTEST_PAUSE));
        }
    }

    /** What was handed over. */
    public List<Given> given() {
        return handovers.given();
    }

    /** The sample of which each file to convert is a copy, by its name without extension. */
    public Map<String, Path> samples() {
        return handovers.samples();
    }

    private void next() throws Exception {
        int percent = random.nextInt(100);
        if (percent < 48 || handovers.isEmpty()) {
            newFolder();
        } else if (percent < 60) {
            newFile();
        } else if (percent < 70) {
            again(handovers.any(random, 2));
        } else if (percent < 74) {
            again(handovers.any(random, Integer.MAX_VALUE));
        } else if (percent < 84) {
            cancelFile(underWay());
        } else if (percent < 88) {
            cancel(atOnce(newFolder()));
        } else if (percent < 91) {
            cancel(underWay());
        } else {
            vanish(atOnce(newFolder()));
        }
    }

    /** What is done to a submission is done while Lull has it in hand. */
    private String atOnce(String submission) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LATEST_TO_MEDDLE));
        return submission;
    }

    private String newFolder() throws Exception {
        Path own = ownFolder();
        List<Original> originals = new ArrayList<>();
        List<Original> present = handovers.present();
        if (random.nextInt(HOLIDAYS) == 0) {
            for (int i = 0; i < HOLIDAY_IMAGES; i++) {
                originals.add(maker.make(Kind.IMAGE, own));
            }
        }
        for (int i = 1 + random.nextInt(MOST_FILES); i > 0; i--) {
            boolean copy = random.nextInt(COPIES) == 0 && !present.isEmpty();
            originals.add(copy ? maker.copy(present.get(random.nextInt(present.size())), own) : maker.make(own));
        }
        return submit(List.of(own.toString()), originals);
    }

    private void newFile() throws Exception {
        Original original = maker.make(ownFolder());
        submit(List.of(original.path().toString()), List.of(original));
    }

    private Path ownFolder() throws IOException {
        folders++;
        return Files.createDirectories(folder.resolve("media").resolve("folder-" + folders));
    }

    private void again(String submission) throws Exception {
        submit(handovers.paths(submission), handovers.originals(submission));
    }

    private String submit(List<String> paths, List<Original> originals) throws Exception {
        Answer answer = api.post("/submissions", Map.of("paths", paths));
        if (!answer.ok()) {
            throw new IOException("not taken: " + paths + ": " + answer);
        }
        String submission = answer.body().path("id").asText();
        handovers.add(submission, paths, originals);
        timeline.note("submitted " + submission + " " + paths);
        return submission;
    }

    private void vanish(String submission) throws Exception {
        List<Original> originals = handovers.originals(submission);
        Original original = originals.get(random.nextInt(originals.size()));
        handovers.vanished(original);
        Files.delete(original.path());
        timeline.note("deleted " + original.path());
    }

    private void cancelFile(String submission) throws Exception {
        List<JsonNode> underWay = new ArrayList<>();
        for (JsonNode file : api.get("/submissions/" + submission + "/media?limit=500")
                .body()
                .path("items")) {
            if (!SETTLED.contains(file.path("state").asText())) {
                underWay.add(file);
            }
        }
        if (underWay.isEmpty()) {
            return;
        }
        JsonNode file = underWay.get(random.nextInt(underWay.size()));
        String source = file.path("source").asText();
        boolean before = handovers.isCancelled(submission, source);
        handovers.cancelled(submission, source, true);
        Answer answer = api.post("/media/" + file.path("id").asText() + "/cancel", Map.of());
        if (!answer.ok()) {
            // settled otherwise meanwhile
            handovers.cancelled(submission, source, before);
        }
        timeline.note("cancelled " + source + ": " + answer.status());
    }

    /** One of those that Lull is not through with, or the latest. */
    private String underWay() throws Exception {
        List<String> underWay = new ArrayList<>();
        for (JsonNode submission : api.get("/submissions").body().path("items")) {
            String id = submission.path("id").asText();
            if (handovers.knows(id)) {
                underWay.add(id);
            }
        }
        return underWay.isEmpty() ? handovers.any(random, 1) : underWay.get(random.nextInt(underWay.size()));
    }

    private void cancel(String submission) throws Exception {
        handovers.cancelled(submission);
        Answer answer = api.post("/submissions/" + submission + "/cancel", Map.of());
        timeline.note("cancelled " + submission + ": " + answer.body().path("changed"));
    }
}
