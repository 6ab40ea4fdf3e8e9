package dev.lull.s3;

import dev.lull.common.media.Failure;
import dev.lull.common.settings.S3Settings;
import dev.lull.common.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket. An object appears whole or not at all. Methods throw a {@link BucketException} when the server fails or
 * refuses, and a {@link java.nio.channels.ClosedByInterruptException} when their thread is interrupted. Used by several
 * threads at once.
 */
public final class Bucket implements AutoCloseable {

    private static final String NOTHING_THERE = "*";
    /** How many keys S3 deletes in one request. */
    private static final int MOST_DELETED = 1000;

    private final String name;
    private final S3Connection s3;
    private final S3Errors faults;
    private final ObjectOptions options;
    private final long partSize;
    private final int parallelParts;
    private final ExecutorService threads;

    private Bucket(Settings settings, String name) {
        this.name = name;
        this.s3 = new S3Connection(settings);
        this.faults = new S3Errors(name, s3.server);
        this.options = ObjectOptions.of(settings);
        this.partSize = settings.get(S3Settings.PART_SIZE);
        this.parallelParts = settings.get(S3Settings.PARALLEL_PARTS);
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(parallelParts, task -> {
            Thread thread = new Thread(task, "s3-part-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * The bucket of this name; the server is not asked yet.
     *
     * @throws dev.lull.common.settings.SettingsException when the settings of the server do not fit together
     */
    public static Bucket open(Settings settings, String name) {
        return new Bucket(settings, name);
    }

    /** Asks the server for the bucket; fails when it is not there, not ours, or not to be reached. */
    public void check() throws IOException {
        try {
            ask("", () -> s3.client.headBucket(request -> request.bucket(name)));
        } catch (NoSuchFileException e) {
            throw new BucketException(new Failure.TargetUnavailable(
                    "there is no bucket " + name + " at " + s3.server + ": make it, or correct its name", e));
        }
    }

    /** What is under the key. */
    public Optional<BucketObject> find(String key) throws IOException {
        try {
            HeadObjectResponse head = ask(
                    key,
                    () -> s3.client.headObject(request -> request.bucket(name).key(key)));
            return Optional.of(new BucketObject(
                    key,
                    head.contentLength(),
                    head.lastModified(),
                    head.eTag(),
                    head.metadata().get(ObjectOptions.SHA256)));
        } catch (NoSuchFileException nothingThere) {
            return Optional.empty();
        }
    }

    /**
     * Puts a file under a key that nothing is under, also when others try the same.
     *
     * @return false when something is there now, which may have been this method's doing: an answer can get lost
     * @throws SourceException when the file cannot be read
     * @throws SourceChangedException when it has other content than was said
     */
    public boolean putNew(PutRequest object) throws IOException {
        try {
            return ask(object.key(), () -> {
                try {
                    send(object, NOTHING_THERE);
                    return true;
                } catch (S3Exception e) {
                    if (S3Errors.taken(e)) {
                        return false;
                    }
                    throw e;
                }
            });
        } catch (NoSuchFileException e) {
            throw new BucketException(new Failure.Transient("the S3 server " + s3.server + " lost " + object.key(), e));
        }
    }

    /**
     * Puts a file under a key, in place of what is under it.
     *
     * @throws SourceException when the file cannot be read
     * @throws SourceChangedException when it has other content than was said
     */
    public void put(PutRequest object) throws IOException {
        ask(object.key(), () -> {
            send(object, null);
            return true;
        });
    }

    /**
     * Copies an object into a new local file.
     *
     * @return the checksum of what was copied, in lower-case hex; it is the one kept with the object, if there is one
     * @throws NoSuchFileException when there is nothing under the key
     */
    public String read(String key, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            return readInto(key, out);
        }
    }

    private String readInto(String key, OutputStream out) throws IOException {
        return ask(key, () -> {
            try (ObjectDownload reading = new ObjectDownload(
                    s3.client.getObject(request -> request.bucket(name).key(key)), faults, key)) {
                return reading.into(out);
            }
        });
    }

    /**
     * Reads an object to its end for its checksum, where none was kept with it.
     *
     * @return lower-case hex
     * @throws NoSuchFileException when there is nothing under the key
     */
    public String sha256(String key) throws IOException {
        return readInto(key, OutputStream.nullOutputStream());
    }

    /** Everything whose key begins like this. */
    public List<BucketObject> list(String prefix) throws IOException {
        return ask(
                prefix,
                () ->
                        s3
                                .client
                                .listObjectsV2Paginator(
                                        request -> request.bucket(name).prefix(prefix))
                                .contents()
                                .stream()
                                .map(each -> new BucketObject(
                                        each.key(), each.size(), each.lastModified(), each.eTag(), null))
                                .toList());
    }

    /**
     * The keys that begin like this, sorted by their bytes, as many as the server likes to tell at once.
     *
     * @param after the page begins behind this key; empty for the first page
     */
    public Page page(String prefix, String after) throws IOException {
        return ask(prefix, () -> {
            ListObjectsV2Response answer = s3.client.listObjectsV2(
                    request -> request.bucket(name).prefix(prefix).startAfter(after.isEmpty() ? null : after));
            while (answer.contents().isEmpty() && Boolean.TRUE.equals(answer.isTruncated())) {
                String next = answer.nextContinuationToken();
                answer = s3.client.listObjectsV2(
                        request -> request.bucket(name).prefix(prefix).continuationToken(next));
            }
            List<String> keys = answer.contents().stream().map(S3Object::key).toList();
            if (!keys.isEmpty() && keys.get(keys.size() - 1).equals(after)) {
                throw new BucketException(new Failure.Permanent(
                        "the S3 server " + s3.server + " does not list what comes after " + after));
            }
            return new Page(keys, !Boolean.TRUE.equals(answer.isTruncated()));
        });
    }

    /**
     * A part of a listing.
     *
     * @param keys at least one, unless it is the last page
     * @param last whether nothing comes behind it
     */
    public record Page(List<String> keys, boolean last) {

        public Page {
            keys = List.copyOf(keys);
        }
    }

    /** Removes objects; those that are not there are fine. */
    public void delete(List<String> keys) throws IOException {
        for (int from = 0; from < keys.size(); from += MOST_DELETED) {
            List<ObjectIdentifier> some = keys.subList(from, Math.min(from + MOST_DELETED, keys.size())).stream()
                    .map(key -> ObjectIdentifier.builder().key(key).build())
                    .toList();
            DeleteObjectsResponse answer = ask(
                    "",
                    () -> s3.client.deleteObjects(request -> request.bucket(name)
                            .delete(Delete.builder().objects(some).quiet(true).build())));
            if (answer.hasErrors()) {
                throw new BucketException(new Failure.Transient("the S3 server " + s3.server + " did not delete "
                        + answer.errors().get(0).key() + ": "
                        + answer.errors().get(0).message()));
            }
        }
    }

    /**
     * Throws away the parts of multipart uploads that were abandoned.
     *
     * @param prefix keys begin like this
     * @param before uploads begun earlier than this are meant
     * @return how many there were
     */
    public int giveUpAbandoned(String prefix, Instant before) throws IOException {
        return ask(prefix, () -> {
            int given = 0;
            for (MultipartUpload upload : s3.client
                    .listMultipartUploadsPaginator(
                            request -> request.bucket(name).prefix(prefix))
                    .uploads()) {
                if (upload.initiated().isBefore(before)) {
                    s3.client.abortMultipartUpload(
                            request -> request.bucket(name).key(upload.key()).uploadId(upload.uploadId()));
                    given++;
                }
            }
            return given;
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
        s3.close();
    }

    private void send(PutRequest object, @Nullable String condition) throws IOException {
        if (object.size() > partSize) {
            new MultipartPut(s3, name, object, partSize, threads, 2 * parallelParts).send(options, condition);
        } else {
            sendWhole(object, condition);
        }
    }

    private void sendWhole(PutRequest object, @Nullable String condition) throws IOException {
        String crc32c;
        try (SourceReading reading = new SourceReading(object.file())) {
            crc32c = reading.part(object.size());
            reading.mustHaveBeen(object.sha256());
        }
        s3.client.putObject(
                options.put(name, object)
                        .ifNoneMatch(condition)
                        .checksumCRC32C(crc32c)
                        .overrideConfiguration(limits -> s3.limit(limits, object.size()))
                        .build(),
                new FilePart(object.file(), 0, object.size(), new AtomicBoolean()).body());
    }

    private <T> T ask(String key, Asking<T> asking) throws IOException {
        try {
            return asking.answer();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (SdkException e) {
            throw faults.of(e, key);
        }
    }

    @FunctionalInterface
    private interface Asking<T> {
        T answer() throws IOException;
    }
}
