package dev.lull.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.media.MediaState;
import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.testing.SampleMedia;
import dev.lull.embedded.testing.EmbeddedServers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A convert worker whose queue does not take a record, or whose ledger takes a write and cannot say so. */
class LostAnswerIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Set<String> LEDGER_WRITES =
            Set.of("plan", "claim", "completeUnit", "complete", "release", "failUnit");

    @TempDir
    Path folder;

    private ConvertFixture lull;
    private ConvertWorker worker;

    @BeforeEach
    void begin() {
        lull = new ConvertFixture(SERVERS, folder.resolve("store"), Map.of());
    }

    @AfterEach
    void stop() {
        if (worker != null) {
            worker.close();
        }
        lull.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void aLostPublicationIsMadeUpFor(int publication) throws Exception {
        Fault fault = Fault.before(publication, () -> new QueueUnavailable("a test", new IOException()));
        TaskPublisher publisher = fault.in(TaskPublisher.class, lull.queue.publisher(), Set.of("publish"));
        TaskQueue queue = Fault.replacing(TaskQueue.class, lull.queue, "publisher", publisher);

        worker = lull.worker("worker-1", queue, lull.ledger);
        worker.start();
        lull.defer("p" + publication, SampleMedia.in(folder.resolve("in")).h264Mkv("film.mkv", 1));
        awaitConverted("p" + publication);

        await().atMost(LONG).until(fault::happened);
        assertThat(lull.uploadAll()).anySatisfy(task -> assertThat(task.media()).containsExactly("p" + publication));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aWriteWhoseAnswerWasLostIsNotDoneTwice(int write) throws Exception {
        Fault fault = Fault.after(write, () -> new LedgerUnavailable("a test", new IOException()));
        ConversionLedger conversions = fault.in(ConversionLedger.class, lull.ledger.conversions(), LEDGER_WRITES);
        Ledger ledger = Fault.replacing(Ledger.class, lull.ledger, "conversions", conversions);

        worker = lull.worker("worker-1", lull.queue, ledger);
        worker.start();
        lull.defer("w" + write, SampleMedia.in(folder.resolve("in")).h264Mkv("film.mkv", 1));
        awaitConverted("w" + write);

        assertThat(fault.happened()).isTrue();
        assertThat(lull.result("w" + write)).exists();
    }

    private void awaitConverted(String id) {
        await().atMost(LONG).until(() -> lull.state(id) == MediaState.CONVERTED);
    }
}
