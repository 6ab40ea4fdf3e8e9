package dev.lull.upload.targets;

import dev.lull.common.media.Failure;
import dev.lull.common.settings.S3Settings;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.S3Location;
import dev.lull.s3.Bucket;
import dev.lull.s3.BucketException;
import dev.lull.s3.BucketObject;
import dev.lull.s3.PutRequest;
import dev.lull.s3.SourceChangedException;
import dev.lull.s3.SourceException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bucket. A file is done when its content is there under its name, or under the first numbered form of it that other
 * content does not have, as in a folder. Nothing that is there is ever replaced: an object is put under the condition
 * that there is none, and when that fails, the checksum decides whose it is.
 */
public final class S3Target implements UploadTarget {

    private static final Logger log = LoggerFactory.getLogger(S3Target.class);

    /** The longest key in bytes that S3 takes. */
    private static final int LONGEST_KEY = 1024;

    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    private final Bucket bucket;
    private final String name;
    private final PrefixTemplate prefix;
    private final Duration abandonedAfter;
    private final InstantSource clock;
    private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.EPOCH);

    /**
     * Uploads to this place.
     *
     * @param place its path may have placeholders, see {@link PrefixTemplate}
     * @throws dev.lull.common.settings.SettingsException when a placeholder is not known, or settings do not fit
     *     together
     */
    public S3Target(S3Location place, Settings settings, InstantSource clock) {
        this.name = place.bucket();
        this.prefix = new PrefixTemplate(place.path());
        this.abandonedAfter = settings.get(S3Settings.ABANDONED_AFTER);
        this.clock = clock;
        this.bucket = Bucket.open(settings, name);
    }

    @Override
    public void upload(List<Upload> album, Outcomes outcomes) throws InterruptedException {
        giveUpAbandoned();
        for (Upload upload : album) {
            try {
                outcomes.arrived(upload, upload(upload));
            } catch (Failure failure) {
                outcomes.failed(upload, failure);
            }
        }
    }

    @Override
    public void close() {
        bucket.close();
    }

    private Receipt upload(Upload upload) throws Failure, InterruptedException {
        try {
            return bring(upload);
        } catch (ClosedByInterruptException stopped) {
            // the flag stays set with this exception, and not with the one we throw
            Thread.interrupted();
            throw new InterruptedException("stopped while uploading " + upload.name());
        } catch (SourceChangedException e) {
            throw new Failure.Permanent("changed since it was submitted: its content is another one now", e);
        } catch (SourceException e) {
            throw UploadContent.unreadable(e.trouble()).failure();
        } catch (BucketException e) {
            throw e.failure();
        } catch (IOException e) {
            throw new Failure.Transient("cannot upload to the bucket " + name + ": " + IoErrors.of(e), e);
        }
    }

    private Receipt bring(Upload upload) throws Failure, IOException {
        mustHaveItsSize(upload);
        String folder = prefix.of(upload.dated());
        TargetName wanted = TargetName.inBucket(upload.name(), LONGEST_KEY - folder.length() - 1);
        S3Location below = new S3Location(name, folder);
        for (int number = 1; ; number++) {
            S3Location place = new S3Location(name, below.key(wanted.joined(number)));
            Optional<BucketObject> there = bucket.find(place.path());
            if (there.isEmpty()) {
                if (bucket.putNew(new PutRequest(
                        place.path(), upload.file(), upload.size(), upload.sha256(), upload.contentType()))) {
                    return new Receipt(place.toString(), false);
                }
                there = bucket.find(place.path());
            }
            if (there.isEmpty()) {
                throw new Failure.Transient(place + " was taken and is free again: another client changes the bucket");
            }
            if (holds(there.get(), upload)) {
                return new Receipt(place.toString(), true);
            }
        }
    }

    private boolean holds(BucketObject object, Upload upload) throws IOException {
        if (object.size() != upload.size()) {
            return false;
        }
        String sha256 = object.sha256();
        return (sha256 == null ? bucket.sha256(object.key()) : sha256).equals(upload.sha256());
    }

    private static void mustHaveItsSize(Upload upload) throws Failure, IOException {
        try (UploadContent uploadContent = UploadContent.of(upload.file())) {
            uploadContent.requireSizeOf(upload);
        } catch (UploadContent.Unreadable e) {
            throw e.failure();
        }
    }

    /** Parts that dead workers left cost money and are in no list of objects. */
    private void giveUpAbandoned() throws InterruptedException {
        Instant now = clock.instant();
        Instant due = nextSweep.get();
        if (now.isBefore(due) || !nextSweep.compareAndSet(due, now.plus(BETWEEN_SWEEPS))) {
            return;
        }
        try {
            int given = bucket.giveUpAbandoned(prefix.beginning(), now.minus(abandonedAfter));
            if (given > 0) {
                log.info("abandoned uploads removed: {} in {}", given, name);
            }
        } catch (ClosedByInterruptException stopped) {
            Thread.interrupted();
            throw new InterruptedException("stopped while looking for abandoned uploads");
        } catch (IOException e) {
            log.warn("abandoned uploads not removed, retrying: {}: {}", name, e.getMessage());
        }
    }
}
