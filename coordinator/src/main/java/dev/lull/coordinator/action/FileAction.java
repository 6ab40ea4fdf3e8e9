package dev.lull.coordinator.action;

import dev.lull.common.media.MediaFile;

/** One thing that may be asked for with a file. */
public interface FileAction {

    /** Whether it is meant with this file when it is asked for with a whole submission. */
    boolean concerns(MediaFile file);

    /**
     * Does it. Asking again changes nothing.
     *
     * @return whether anything changed; false when it was as asked for before
     * @throws ActionRefused when the file's state does not allow it
     */
    boolean apply(MediaFile file) throws ActionRefused;

    /** Does what comes first when it is asked for with a whole submission. */
    default void begin(String submission) {}

    /** Does what remains when it was done with all files of a submission. */
    default void finish(String submission) {}
}
