package dev.lull.upload.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several workers want the same name; each has a target of its own, as separate processes have. */
class DirectoryTargetRaceTest {

    private static final int WORKERS = 8;

    @TempDir
    Path root;

    @TempDir
    Path elsewhere;

    static Stream<Named<Function<Path, NewName>>> waysToGiveAName() {
        return Stream.of(
                named("hard links", NewName::in),
                named("no hard links", root -> NewName.renamedUnderLock(root.resolveSibling("names.lock"))));
    }

    @ParameterizedTest
    @MethodSource("waysToGiveAName")
    void differentFilesOfTheSameNameAllArrive(Function<Path, NewName> way) throws Exception {
        Originals originals = new Originals(elsewhere);
        List<Upload> uploads = new ArrayList<>();
        for (int worker = 1; worker <= WORKERS; worker++) {
            uploads.add(originals.upload("a.jpg", "content " + worker));
        }

        List<Receipt> receipts = race(uploads, way.apply(root));

        assertThat(receipts).extracting(Receipt::location).doesNotHaveDuplicates();
        assertThat(TargetTree.of(root))
                .hasSize(WORKERS)
                .containsKeys("a.jpg", "a (8).jpg")
                .containsValues("content 1", "content 2", "content 3", "content 4")
                .containsValues("content 5", "content 6", "content 7", "content 8");
    }

    @ParameterizedTest
    @MethodSource("waysToGiveAName")
    void theSameContentArrivesOnceWhoeverBringsIt(Function<Path, NewName> way) throws Exception {
        Originals originals = new Originals(elsewhere);
        List<Upload> uploads = new ArrayList<>();
        for (int worker = 1; worker <= WORKERS; worker++) {
            uploads.add(originals.upload("a.jpg", "the same"));
        }

        List<Receipt> receipts = race(uploads, way.apply(root));

        assertThat(receipts)
                .extracting(Receipt::location)
                .containsOnly(root.resolve("a.jpg").toString());
        assertThat(receipts).filteredOn(receipt -> !receipt.alreadyThere()).hasSize(1);
        assertThat(TargetTree.of(root)).isEqualTo(Map.of("a.jpg", "the same"));
    }

    private List<Receipt> race(List<Upload> uploads, NewName newName) throws Exception {
        CountDownLatch begin = new CountDownLatch(uploads.size());
        List<Callable<Receipt>> workers = new ArrayList<>();
        for (Upload upload : uploads) {
            UploadTarget target = new DirectoryTarget(root, newName);
            workers.add(() -> {
                begin.countDown();
                begin.await();
                return RecordedOutcomes.receiptFor(target, upload);
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
