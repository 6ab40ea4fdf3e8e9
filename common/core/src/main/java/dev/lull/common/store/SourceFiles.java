package dev.lull.common.store;

import dev.lull.common.media.Failure;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Originals, wherever they are. Each is named by what it was submitted as: an absolute path, or the URI of an object in
 * a bucket. They are only read here. Used by several threads at once.
 */
public interface SourceFiles extends AutoCloseable {

    /**
     * What can be told of an original without reading it; empty when there is none of this name.
     *
     * @throws IOException when that cannot be known at the moment
     */
    Optional<State> stat(String source) throws IOException;

    /**
     * {@link #stat} for an original that has to be there, which also checks that this process may read it, as far as
     * possible without fetching it.
     *
     * @throws java.nio.file.NoSuchFileException when there is none of this name
     * @throws IOException when it cannot be read
     */
    default State requireReadable(String source) throws IOException {
        return stat(source).orElseThrow(() -> new NoSuchFileException(source));
    }

    /**
     * The original as a local file: itself, or a copy.
     *
     * @throws java.nio.file.NoSuchFileException when there is none of this name
     * @throws TooLargeException when it is larger than there can ever be room for
     * @throws IOException when it cannot be read at the moment
     */
    HeldFile hold(String source) throws IOException, InterruptedException;

    /**
     * {@link #hold} for a task: what goes wrong is said in terms of the task.
     *
     * @throws Failure.Permanent when there is none of this name, or it is larger than there can ever be room for
     * @throws Failure.Transient when it cannot be read at the moment
     */
    default HeldFile holdForTask(String source) throws Failure, InterruptedException {
        try {
            return hold(source);
        } catch (NoSuchFileException e) {
            throw new Failure.Permanent("the file is gone: moved or deleted after it was submitted", e);
        } catch (TooLargeException e) {
            throw new Failure.Permanent("the source is too large: " + e.getMessage(), e);
        } catch (ClosedByInterruptException e) {
            // the flag stays set with this exception, and not with the one we throw
            Thread.interrupted();
            throw new InterruptedException("stopped while the source was fetched");
        } catch (IOException e) {
            throw new Failure.Transient("the source cannot be reached: " + e.getMessage(), e);
        }
    }

    /**
     * A page of the objects whose names begin so, sorted as their server does; none for a place on a disk, whose
     * folders can be walked.
     *
     * @param beginning as {@code s3://bucket/folder/}
     * @param after the object behind which the page begins; empty for the first page
     * @throws IOException when that cannot be known at the moment
     */
    Page objects(String beginning, String after) throws IOException;

    /**
     * Returns when this place answers, whatever it holds, and also when it refuses or is not there; a place that cannot
     * be away always does.
     *
     * @throws IOException when its disk or server does not answer at the moment
     */
    default void requireAvailable(String folder) throws IOException {}

    @Override
    void close();

    /**
     * A part of a listing.
     *
     * @param objects as they would be submitted
     * @param next the object behind which the next page begins; null for the last page
     */
    record Page(List<String> objects, @Nullable String next) {

        public Page {
            objects = List.copyOf(objects);
        }
    }

    /**
     * What tells one version of an original from another, and who may read it.
     *
     * @param size in bytes
     * @param sha256 of the content in lower-case hex; null where that is not known without reading
     * @param permissions who may read it; null where files have none, as in a bucket
     */
    record State(
            long size,
            Instant changed,
            @Nullable String sha256,
            @Nullable Set<PosixFilePermission> permissions) {

        public State(long size, Instant changed, @Nullable String sha256) {
            this(size, changed, sha256, null);
        }

        public State(long size, Instant changed) {
            this(size, changed, null);
        }
    }
}
