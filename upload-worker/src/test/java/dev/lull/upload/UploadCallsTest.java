package dev.lull.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.CountedCalls;
import dev.lull.upload.targets.DirectoryTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bringing a small image to a folder costs the servers does not creep back up. */
class UploadCallsTest {

    @TempDir
    Path folder;

    @Test
    void anAlbumIsReadMovedAndToldOfAsOne() throws Exception {
        CountedCalls ledgerCalls = new CountedCalls();
        CountedCalls waits = new CountedCalls();
        try (TwinUploads twins = new TwinUploads(folder, "accept-duplicate", "keep")) {
            List<String> album = new ArrayList<>();
            for (int i = 0; i < UploadTask.LIMIT; i++) {
                album.add(twins.queued(MediaKind.IMAGE, i + ".jpg", "content " + i));
            }
            UploadHandler worker = twins.worker(
                    new DirectoryTarget(Files.createDirectory(folder.resolve("out"))),
                    ledgerCalls.of(Ledger.class, twins.ledger),
                    waits.of(TaskPublisher.class, twins.queue.publisher()));
            ledgerCalls.clear();

            worker.handle(new UploadTask(UploadPriority.IMAGES, TwinUploads.SUBMISSION, album, 1, 1));

            assertThat(twins.ledger.media().findAll(album))
                    .extracting(MediaFile::state)
                    .containsOnly(MediaState.UPLOADED);
        }
        assertThat(ledgerCalls.calls()).containsEntry("MediaLedger.moveAll", 1);
        assertThat(ledgerCalls.total()).as("%s", ledgerCalls.calls()).isLessThanOrEqualTo(UploadTask.LIMIT / 5);
        assertThat(waits.calls()).containsOnlyKeys("TaskPublisher.publish");
        assertThat(waits.total()).isEqualTo(1);
    }
}
