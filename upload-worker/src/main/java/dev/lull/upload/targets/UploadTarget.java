package dev.lull.upload.targets;

import dev.lull.common.media.Failure;
import java.util.List;
import java.util.Map;

/**
 * A place that media is uploaded to. Uploading the same file again, after a crash at any point, finds what the earlier
 * try left and does not bring it twice. Used by several threads at the same time.
 */
public interface UploadTarget extends AutoCloseable {

    /**
     * Brings files that belong together, as one post where the target has albums. Every file gets exactly one outcome,
     * told as soon as it is known; one that fails does not keep the others from arriving.
     *
     * @param album at least one
     * @throws InterruptedException when stopped on the way; files without an outcome are to be uploaded again
     */
    void upload(List<Upload> album, Outcomes outcomes) throws InterruptedException;

    /**
     * Looks whether anything can be brought there from this machine.
     *
     * @throws Failure.TargetUnavailable when nothing can, and it may be the fault of the machine
     */
    default void check() throws Failure.TargetUnavailable {}

    @Override
    default void close() {}

    /** Hears what became of each file. */
    interface Outcomes {

        /**
         * Called before the first call that these uploads go out with, if its outcome can stay unknown and cannot be
         * found out later. When it returns, the attempt is written down and survives a crash; it holds until each of
         * these uploads has its outcome, however many calls that takes.
         *
         * @throws Failure when they must not be sent now: then none of them is, and each fails with it
         */
        void sending(List<Upload> uploads) throws Failure;

        /** These arrived, and each is there for good. */
        void arrived(Map<Upload, Receipt> receipts);

        default void arrived(Upload upload, Receipt receipt) {
            arrived(Map.of(upload, receipt));
        }

        /** It did not arrive; the failure's type says whether trying again can help. */
        void failed(Upload upload, Failure failure);
    }
}
