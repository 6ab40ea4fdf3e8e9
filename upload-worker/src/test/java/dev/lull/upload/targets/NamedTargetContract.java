package dev.lull.upload.targets;

import static dev.lull.upload.targets.RecordedOutcomes.receiptFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What holds in addition where a file is known by its name and its content: a try finds what an earlier one brought.
 */
abstract class NamedTargetContract extends UploadTargetContract {

    private static final int WORKERS = 8;

    @Test
    void theSameFileAgainIsFoundAndNotBroughtTwice() throws Exception {
        Upload upload = sources.upload("trip/a.jpg", "same");
        Receipt first = receiptFor(target, upload);

        Receipt again = receiptFor(target, upload);

        assertThat(first).isEqualTo(new Receipt(again.location(), false));
        assertThat(again.alreadyThere()).isTrue();
        assertThat(atTarget()).isEqualTo(Map.of("trip/a.jpg", upload.sha256()));
    }

    @Test
    void otherContentUnderATakenNameGetsANumberAndNothingIsReplaced() throws Exception {
        Upload first = sources.upload("a.jpg", "one");
        Upload sameLength = sources.upload("a.jpg", "two");
        Upload third = sources.upload("a.jpg", "three");

        receiptFor(target, first);
        assertThat(receiptFor(target, sameLength).location()).endsWith("/a (2).jpg");
        assertThat(receiptFor(target, third).location()).endsWith("/a (3).jpg");
        assertThat(receiptFor(target, sameLength).alreadyThere()).isTrue();

        assertThat(atTarget())
                .isEqualTo(
                        Map.of("a.jpg", first.sha256(), "a (2).jpg", sameLength.sha256(), "a (3).jpg", third.sha256()));
    }

    @Test
    void anEmptyFileArrivesAsOne() throws Exception {
        Upload empty = sources.upload("empty.gif", "");

        receiptFor(target, empty);

        assertThat(atTarget()).isEqualTo(Map.of("empty.gif", empty.sha256()));
    }

    @Test
    void aPathThatIsTooLongIsShortenedAndKeepsTheName() throws Exception {
        String folders = "very long folder name ".repeat(20) + "/" + "deeper and deeper and deeper/".repeat(100);
        String name = folders + "日".repeat(60) + ".jpeg";

        receiptFor(target, sources.upload(name, "one"));
        Receipt second = receiptFor(target, sources.upload(name, "two"));

        assertThat(second.location()).endsWith("日 (2).jpeg");
        assertThat(atTarget()).hasSize(2);
    }

    @Test
    void differentFilesOfTheSameNameAllArrive() throws Exception {
        List<Upload> uploads = new ArrayList<>();
        for (int worker = 1; worker <= WORKERS; worker++) {
            uploads.add(sources.upload("a.jpg", "content " + worker));
        }

        List<Receipt> receipts = race(uploads);

        assertThat(receipts).extracting(Receipt::location).doesNotHaveDuplicates();
        assertThat(atTarget())
                .hasSize(WORKERS)
                .containsKeys("a.jpg", "a (8).jpg")
                .containsValues(uploads.stream().map(Upload::sha256).toArray(String[]::new));
    }

    @Test
    void theSameContentArrivesOnceWhoeverBringsIt() throws Exception {
        for (int size : List.of(20, 6_000_000)) {
            List<Upload> uploads = new ArrayList<>();
            for (int worker = 1; worker <= WORKERS; worker++) {
                uploads.add(sources.upload(size + ".jpg", new byte[size]));
            }

            List<Receipt> receipts = race(uploads);

            assertThat(receipts)
                    .extracting(Receipt::location)
                    .containsOnly(receipts.get(0).location());
            assertThat(receipts).filteredOn(receipt -> !receipt.alreadyThere()).hasSize(1);
            assertThat(atTarget()).containsEntry(size + ".jpg", uploads.get(0).sha256());
        }
        assertThat(atTarget()).hasSize(2);
    }

    private List<Receipt> race(List<Upload> uploads) throws Exception {
        CountDownLatch begin = new CountDownLatch(uploads.size());
        List<Callable<Receipt>> workers = new ArrayList<>();
        for (Upload upload : uploads) {
            workers.add(() -> {
                try (UploadTarget own = worker()) {
                    begin.countDown();
                    begin.await();
                    return receiptFor(own, upload);
                }
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(uploads.size());
        try {
            List<Receipt> receipts = new ArrayList<>();
            for (Future<Receipt> receipt : threads.invokeAll(workers)) {
                receipts.add(receipt.get());
            }
            return receipts;
        } finally {
            threads.shutdownNow();
        }
    }
}
