package dev.lull.s3.store;

import dev.lull.common.settings.S3Settings;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.ConversionFolders;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.LocalCopies;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.ProcessFolder;
import dev.lull.common.store.S3Location;
import dev.lull.common.store.StoreKey;
import dev.lull.s3.Bucket;
import dev.lull.s3.BucketObject;
import dev.lull.s3.PutRequest;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A store in a bucket, for workers that share no disk. What is read comes as a local copy; scratch folders are local,
 * and go away with this process at the latest.
 */
final class S3Store implements MediaStore {

    private static final String CONTENT_TYPE = "video/mp4";

    private final Bucket bucket;
    private final S3Location place;
    private final ProcessFolder scratch;
    private final LocalCopies copies;
    private final Duration abandonedAfter;
    private final Clock clock;

    /**
     * A store below this place.
     *
     * @param local folder for local copies and scratch, which several processes may use
     * @param room bytes that unused copies may take
     * @throws IOException when the folder cannot be written to
     */
    S3Store(S3Location place, Settings settings, Path local, long room, Clock clock) throws IOException {
        this.place = place;
        this.clock = clock;
        this.abandonedAfter = settings.get(S3Settings.ABANDONED_AFTER);
        this.scratch = ProcessFolder.below(local);
        this.copies = new LocalCopies(local, room, Long.MAX_VALUE);
        this.bucket = Bucket.open(settings, place.bucket());
    }

    @Override
    public HeldFile get(String key) throws IOException {
        String object = object(key);
        BucketObject found = bucket.find(object)
                .orElseThrow(() -> new NoSuchFileException(new S3Location(place.bucket(), object).toString()));
        try {
            return copies.hold(object + " " + found.version(), found.size(), file -> bucket.read(object, file));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }

    @Override
    public void check() throws IOException {
        bucket.check();
    }

    @Override
    public OptionalLong size(String key) throws IOException {
        return bucket.find(object(key)).stream().mapToLong(BucketObject::size).findFirst();
    }

    @Override
    public void put(Path file, String key) throws IOException {
        bucket.put(PutRequest.of(file, object(key), CONTENT_TYPE));
        Files.delete(file);
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
        String above = object(folder) + "/";
        Map<String, Instant> changed = new TreeMap<>();
        for (BucketObject each : bucket.list(above)) {
            String name = each.key().substring(above.length()).split("/", 2)[0];
            if (StoreKey.isPart(name)) {
                changed.merge(name, each.changed(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        List<Entry> entries = new ArrayList<>();
        changed.forEach((name, last) -> entries.add(new Entry(folder + "/" + name, last)));
        return entries;
    }

    @Override
    public void delete(String key) throws IOException {
        String object = object(key);
        clear(scratch.path().resolve(key));
        List<String> below = new ArrayList<>(
                bucket.list(object + "/").stream().map(BucketObject::key).toList());
        below.add(object);
        bucket.delete(below);
    }

    @Override
    public Path scratch(String name) throws IOException {
        StoreKey.check(name);
        Path folder = scratch.path().resolve(name);
        clear(folder);
        return Files.createDirectories(folder);
    }

    @Override
    public void deletePartialWrites() throws IOException {
        Instant before = clock.instant().minus(abandonedAfter);
        for (String folder : List.of(ConversionFolders.WORK, ConversionFolders.RESULTS)) {
            bucket.giveUpAbandoned(object(folder) + "/", before);
        }
    }

    @Override
    public void close() {
        copies.close();
        scratch.close();
        bucket.close();
    }

    private static void clear(Path folder) {
        if (Files.exists(folder)) {
            ProcessFolder.remove(folder);
        }
    }

    private String object(String key) {
        StoreKey.check(key);
        return place.key(key);
    }
}
