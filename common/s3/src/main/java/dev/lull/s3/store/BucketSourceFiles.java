package dev.lull.s3.store;

import dev.lull.common.settings.SettingsException;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.LocalCopies;
import dev.lull.common.store.S3Location;
import dev.lull.common.store.SourceFiles;
import dev.lull.s3.Bucket;
import dev.lull.s3.BucketException;
import dev.lull.s3.BucketObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Originals that are objects in buckets, named {@code s3://bucket/key}. They are read through local copies, so that
 * what looks into them needs neither the network nor leave to use it, and every unit of a film finds it there already.
 */
final class BucketSourceFiles implements SourceFiles {

    private final Function<String, Bucket> open;
    private final Path folder;
    private final long room;
    private final long most;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private @Nullable LocalCopies copies;

    /**
     * Reads any bucket.
     *
     * @param open makes a bucket by its name, when the first of its objects is asked for
     * @param folder for local copies; made when the first is
     * @param room bytes that unused copies may take
     * @param most bytes that all copies may take
     */
    BucketSourceFiles(Function<String, Bucket> open, Path folder, long room, long most) {
        this.open = open;
        this.folder = folder;
        this.room = room;
        this.most = most;
    }

    @Override
    public Optional<State> stat(String source) throws IOException {
        return find(place(source)).map(object -> new State(object.size(), object.changed(), object.sha256()));
    }

    @Override
    public HeldFile hold(String source) throws IOException, InterruptedException {
        S3Location place = place(source);
        BucketObject object = find(place).orElseThrow(() -> new NoSuchFileException(source));
        String version =
                String.join(" ", source, object.version(), object.changed().toString(), Long.toString(object.size()));
        return copies().hold(version, object.size(), file -> {
            bucket(place).read(place.path(), file);
            Files.setLastModifiedTime(file, FileTime.from(object.changed()));
        });
    }

    @Override
    public Page objects(String beginning, String after) throws IOException {
        S3Location place = place(beginning);
        int keys = new S3Location(place.bucket(), "").toString().length() + 1;
        Bucket.Page page =
                bucket(place).page(beginning.substring(keys), after.isEmpty() ? after : after.substring(keys));
        List<String> objects = page.keys().stream()
                .map(key -> beginning.substring(0, keys) + key)
                .toList();
        return new Page(
                // some tools make an empty object where a folder should be seen
                objects.stream().filter(object -> !object.endsWith("/")).toList(),
                page.last() ? null : objects.get(objects.size() - 1));
    }

    @Override
    public void requireAvailable(String folder) throws IOException {
        try {
            bucket(place(folder)).check();
        } catch (IOException e) {
            if (e instanceof BucketException asked && asked.outage()) {
                throw asked;
            }
        }
    }

    @Override
    public synchronized void close() {
        buckets.values().forEach(Bucket::close);
        if (copies != null) {
            copies.close();
        }
    }

    private synchronized LocalCopies copies() throws IOException {
        if (copies == null) {
            copies = new LocalCopies(folder, room, most);
        }
        return copies;
    }

    private Optional<BucketObject> find(S3Location place) throws IOException {
        return place.path().isEmpty() ? Optional.empty() : bucket(place).find(place.path());
    }

    private Bucket bucket(S3Location place) throws IOException {
        try {
            return buckets.computeIfAbsent(place.bucket(), open);
        } catch (SettingsException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static S3Location place(String source) throws NoSuchFileException {
        return S3Location.parse(source)
                .orElseThrow(() -> new NoSuchFileException(source, null, "must be s3://bucket/key"));
    }
}
