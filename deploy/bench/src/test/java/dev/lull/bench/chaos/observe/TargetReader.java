package dev.lull.bench.chaos.observe;

import dev.lull.bench.chaos.check.Arrival;
import dev.lull.bench.chaos.check.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what has arrived. */
public final class TargetReader {

    private final VideoReader videos = new VideoReader();

    /**
     * Every file below the target.
     *
     * @param samples what each converted video was made of, by its name without extension
     */
    public List<Arrival> read(Path target, Map<String, Path> samples) throws IOException, InterruptedException {
        List<Arrival> arrivals = new ArrayList<>();
        for (Path file : Folder.files(target)) {
            Arrival arrival = new Arrival(target.relativize(file).toString(), Sha256.of(file), null);
            Probe probe = probe(file, samples.get(arrival.stem()));
            arrivals.add(new Arrival(arrival.name(), arrival.sha256(), probe));
        }
        return arrivals;
    }

    private @Nullable Probe probe(Path file, @Nullable Path sample) throws IOException, InterruptedException {
        return sample == null ? null : videos.read(file, sample);
    }
}
