package dev.lull.s3;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * One file sent in parts, several at a time, straight from the disk. The object appears when all parts are there and
 * the file proved to have the content it was said to have; in every other case the parts are thrown away.
 */
final class MultipartPut {

    private static final Logger log = LoggerFactory.getLogger(MultipartPut.class);

    /** S3 takes no more. */
    private static final int MOST_PARTS = 10_000;

    /** How long to wait for parts on their way before the upload is given up; a part that comes later is kept. */
    private static final Duration FINISHING = Duration.ofSeconds(5);

    private final S3Connection s3;
    private final String bucket;
    private final PutRequest object;
    private final long partSize;
    private final Executor threads;
    private final int ahead;

    /** Bounds the parts that are waiting or on their way. */
    private final Semaphore room;

    private final ConcurrentSkipListMap<Integer, CompletedPart> parts = new ConcurrentSkipListMap<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * An upload that is not begun.
     *
     * @param partSize bytes; larger where the file would have too many parts
     * @param ahead how many parts are handed to the threads before the first is through
     */
    MultipartPut(S3Connection s3, String bucket, PutRequest object, long partSize, Executor threads, int ahead) {
        this.s3 = s3;
        this.bucket = bucket;
        this.object = object;
        this.partSize = Math.max(partSize, (object.size() + MOST_PARTS - 1) / MOST_PARTS);
        this.threads = threads;
        this.ahead = ahead;
        this.room = new Semaphore(ahead);
    }

    /**
     * Sends it.
     *
     * @param condition on what is under the key, as {@code If-None-Match} has it; null for none
     * @throws SdkException when the server fails or refuses, or the condition does not hold
     */
    void send(ObjectOptions options, @Nullable String condition) throws IOException {
        String id = s3.client
                .createMultipartUpload(options.multipart(bucket, object))
                .uploadId();
        boolean complete = false;
        try {
            sendParts(id);
            s3.client.completeMultipartUpload(request -> request.bucket(bucket)
                    .key(object.key())
                    .uploadId(id)
                    .ifNoneMatch(condition)
                    .multipartUpload(all -> all.parts(List.copyOf(parts.values()))));
            complete = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        } finally {
            if (!complete) {
                giveUp(id);
            }
        }
    }

    private void sendParts(String id) throws IOException, InterruptedException {
        try (SourceReading reading = new SourceReading(object.file())) {
            long from = 0;
            for (int number = 1; from < object.size() && failure.get() == null; number++) {
                long size = Math.min(partSize, object.size() - from);
                String crc32c = reading.part(size);
                room.acquire();
                sendLater(id, number, new FilePart(object.file(), from, size, stopped), crc32c);
                from += size;
            }
            if (failure.get() == null) {
                reading.mustHaveBeen(object.sha256());
            }
        }
        room.acquire(ahead);
        room.release(ahead);
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private void sendLater(String id, int number, FilePart part, String crc32c) {
        threads.execute(() -> {
            try {
                UploadPartResponse answer = s3.client.uploadPart(
                        request -> request.bucket(bucket)
                                .key(object.key())
                                .uploadId(id)
                                .partNumber(number)
                                .checksumCRC32C(crc32c)
                                .overrideConfiguration(limits -> s3.limit(limits, part.size())),
                        part.body());
                parts.put(
                        number,
                        CompletedPart.builder()
                                .partNumber(number)
                                .eTag(answer.eTag())
                                .checksumCRC32C(answer.checksumCRC32C())
                                .build());
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
                stopped.set(true);
            } finally {
                room.release();
            }
        });
    }

    private void giveUp(String id) {
        stopped.set(true);
        // a request by an interrupted thread would not leave the house
        boolean interrupted = Thread.interrupted();
        try {
            if (!room.tryAcquire(ahead, FINISHING.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("parts of {} are still on their way while it is given up", object.key());
            }
            s3.client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(object.key()).uploadId(id));
        } catch (InterruptedException again) {
            interrupted = true;
        } catch (SdkException e) {
            log.debug("parts of {} are left until they count as abandoned: {}", object.key(), e.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
