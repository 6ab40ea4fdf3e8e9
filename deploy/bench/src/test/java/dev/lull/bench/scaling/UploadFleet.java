package dev.lull.bench.scaling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The upload workers. A partition belongs to one of them, so those beyond the partitions have nothing to do; what is
 * ready goes before what was converted.
 */
final class UploadFleet {

    private final Agenda agenda;
    private final Waiting waiting;
    private final Cluster cluster;
    private final SplittableRandom random;
    private final List<Owner> owners = new ArrayList<>();
    private final List<Long> delays = new ArrayList<>();
    private long converted;
    private long lastDone;

    UploadFleet(Agenda agenda, Waiting waiting, Cluster cluster, SplittableRandom random) {
        this.agenda = agenda;
        this.waiting = waiting;
        this.cluster = cluster;
        this.random = random;
        for (int i = 0; i < Math.min(cluster.uploadWorkers(), cluster.partitions()); i++) {
            owners.add(new Owner());
        }
    }

    void publish(Upload upload) {
        waiting.more();
        Owner owner = owner();
        owner.ready.add(upload);
        owner.begin();
    }

    /** The result of a conversion does not count for the gate. */
    void publishConverted(long takes) {
        Owner owner = owner();
        owner.converted.add(takes);
        owner.begin();
    }

    private Owner owner() {
        return owners.get(random.nextInt(cluster.partitions()) % owners.size());
    }

    /** From being published to being done, of each image and compatible video. */
    List<Long> delays() {
        return List.copyOf(delays);
    }

    int done() {
        return delays.size();
    }

    long convertedDone() {
        return converted;
    }

    /** When the last upload was done, of whatever kind. */
    long lastDone() {
        return lastDone;
    }

    private final class Owner {

        private final Deque<Upload> ready = new ArrayDeque<>();
        private final Deque<Long> converted = new ArrayDeque<>();
        private int running;

        private void begin() {
            while (running < cluster.uploadParallel() && !(ready.isEmpty() && converted.isEmpty())) {
                running++;
                if (ready.isEmpty()) {
                    agenda.in(converted.remove(), this::convertedDone);
                } else {
                    Upload upload = ready.remove();
                    agenda.in(upload.takes(), () -> done(upload));
                }
            }
        }

        private void done(Upload upload) {
            delays.add(agenda.now() - upload.at());
            waiting.less();
            ended();
        }

        private void convertedDone() {
            UploadFleet.this.converted++;
            ended();
        }

        private void ended() {
            lastDone = agenda.now();
            running--;
            begin();
        }
    }
}
